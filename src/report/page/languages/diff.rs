//! What changes from a page to the same one in another language.

use serde_json::{Value, json};

use super::tree::{Element, Node};

/// Changes by the number of their element, in the order in which the page has its elements,
/// programs and styles left out.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Changes {
    /// Element, which of its children, and the text that it becomes.
    texts: Vec<(usize, usize, String)>,
    /// Element, attribute, and its value.
    attributes: Vec<(usize, String, String)>,
    /// Element, and the markup inside of it.
    inner: Vec<(usize, String)>,
    /// How many elements there are.
    count: usize,
}

impl Changes {
    /// From one page to another; nothing where they are not of one kind.
    pub(super) fn between(from: &Element<'_>, to: &Element<'_>) -> Option<Self> {
        let mut changes = Self::default();
        is_alike(from, to).then_some(())?;
        changes.element(from, to);
        Some(changes)
    }

    /// As the script of the page reads them.
    pub(super) fn json(&self) -> Value {
        json!({ "count": self.count, "texts": self.texts, "attributes": self.attributes, "inner": self.inner })
    }

    fn element(&mut self, from: &Element<'_>, to: &Element<'_>) {
        if from.is_silent() {
            return;
        }
        let own = self.count;
        self.count += 1;
        for ((name, was), (_, is)) in from.attributes.iter().zip(&to.attributes) {
            if was != is {
                let (name, is) = ((*name).to_owned(), is.clone());
                self.attributes.push((own, name, is));
            }
        }
        if !are_alike(&from.children, &to.children) {
            self.inner.push((own, to.inner.to_owned()));
            self.count += count(&from.children);
            return;
        }
        for (i, (was, is)) in from.children.iter().zip(&to.children).enumerate() {
            match (was, is) {
                (Node::Text(was), Node::Text(is)) if was != is => {
                    self.texts.push((own, i, is.clone()));
                }
                (Node::Element(was), Node::Element(is)) => self.element(was, is),
                _ => {}
            }
        }
    }
}

/// Elements among some nodes and in them.
fn count(nodes: &[Node<'_>]) -> usize {
    let of = |node: &Node<'_>| match node {
        Node::Element(element) if !element.is_silent() => 1 + count(&element.children),
        _ => 0,
    };
    nodes.iter().map(of).sum()
}

/// Whether children stand for each other one by one.
fn are_alike(from: &[Node<'_>], to: &[Node<'_>]) -> bool {
    let alike = |(a, b): (&Node<'_>, &Node<'_>)| match (a, b) {
        (Node::Text(_), Node::Text(_)) => true,
        (Node::Element(a), Node::Element(b)) => is_alike(a, b),
        _ => false,
    };
    from.len() == to.len() && from.iter().zip(to).all(alike)
}

/// Whether two elements have the same name and attributes.
fn is_alike(from: &Element<'_>, to: &Element<'_>) -> bool {
    let [of_from, of_to] =
        [from, to].map(|element| element.attributes.iter().map(|(name, _)| name));
    from.name == to.name && of_from.eq(of_to)
}

#[cfg(test)]
mod tests {
    use super::super::tree::body;
    use super::*;

    fn changes(from: &str, to: &str) -> Changes {
        let (from, to) = (format!("<body>{from}</body>"), format!("<body>{to}</body>"));
        let (from, to) = (body(&from).expect("a page"), body(&to).expect("a page"));
        Changes::between(&from, &to).expect("pages of one kind")
    }

    #[test]
    fn texts_and_attributes_change_where_elements_are_the_same() {
        let found = changes(
            "<p title=\"one\">one</p><script>x</script><p>same</p><i>a</i>",
            "<p title=\"eins\">eins</p><script>x</script><p>same</p><i>b</i>",
        );
        assert_eq!(
            found.texts,
            [(1, 0, "eins".to_owned()), (3, 0, "b".to_owned())]
        );
        assert_eq!(
            found.attributes,
            [(1, "title".to_owned(), "eins".to_owned())]
        );
        assert!(found.inner.is_empty());
        assert_eq!(found.count, 4);
    }

    #[test]
    fn where_children_are_others_all_of_the_inside_is_written_and_counted() {
        let found = changes(
            "<g><text>one</text></g><p>one</p>",
            "<g><text>ei</text><text>ns</text></g><p>eins</p>",
        );
        let inside = "<text>ei</text><text>ns</text>".to_owned();
        assert_eq!(found.inner, [(1, inside)]);
        assert_eq!(found.texts, [(3, 0, "eins".to_owned())]);
    }
}
