//! A scene as SVG.

use super::font::{FontSet, Fonts, font_face_css};
use super::pixels::Image;
use super::scene::{Anchor, Form, Group, Item, Paint, Scene, Shape, Stroke, Text};
use super::xml::{Content, Element};

/// What goes before every id, so that several pictures fit in one page, and
/// whether the picture stands alone and brings its font.
#[derive(Clone, Copy)]
pub(crate) struct Style<'a> {
    pub(crate) prefix: &'a str,
    pub(crate) alone: bool,
}

/// The whole SVG.
pub(crate) fn svg(scene: &Scene, set: &FontSet, style: Style<'_>) -> String {
    let mut out = String::new();
    let fonts = Fonts::new(set).ok();
    let families = fonts.as_ref().map(Fonts::families);
    let mut css = fonts.map_or_else(String::new, |fonts| {
        fonts.more_css(scene.texts(), style.alone)
    });
    if style.alone {
        css.insert_str(0, &font_face_css());
    }
    if style.alone {
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }
    let (width, height) = (scene.width, scene.height);
    Element::root(&mut out, "svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("width", width)
        .attr("height", height)
        .attr("viewBox", [0.0, 0.0, width, height].as_slice())
        .attr("role", "img")
        .attr("aria-label", &scene.title)
        .maybe("font-family", families.as_ref())
        .with(|root| {
            root.line_break();
            root.element("title").with(|t| t.text(&scene.title));
            root.line_break();
            if !css.is_empty() {
                root.element("style").with(|s| s.text(&css));
                root.line_break();
            }
            root.element("rect")
                .attr("width", width)
                .attr("height", height)
                .attr("fill", scene.paper);
            root.line_break();
            layers(root, scene, style.prefix);
        });
    out.push('\n');
    out
}

/// Items by what they are; what comes several times, as in insets, bears its id once.
fn layers(root: &mut Content<'_>, scene: &Scene, prefix: &str) {
    let mut known: Vec<&str> = Vec::new();
    for (layer, first, all) in scene.parts() {
        let Some(name) = layer.name() else {
            items(root, (first, all), scene.halo(), prefix);
            continue;
        };
        let id = (!known.contains(&name)).then(|| [prefix, name].concat());
        known.push(name);
        root.element("g")
            .maybe("id", id.as_ref())
            .attr("class", name)
            .with(|group| {
                group.line_break();
                items(group, (first, all), scene.halo(), prefix);
            });
        root.line_break();
    }
}

fn items(root: &mut Content<'_>, (first, all): (usize, &[Item]), halo: Paint, prefix: &str) {
    for (i, item) in (first..).zip(all) {
        match item {
            Item::Shape(shape) => draw(root, shape),
            Item::Text(text) => draw_text(root, text, halo),
            Item::Image(image) => draw_image(root, image),
            Item::Group(group) => clipped(root, group, &[prefix, "clip", &i.to_string()].concat()),
        }
        root.line_break();
    }
}

fn clipped(root: &mut Content<'_>, group: &Group, id: &str) {
    root.element("clipPath").attr("id", id).with(|clip| {
        clip.element("path")
            .attr("d", group.clip.as_slice())
            .attr("clip-rule", "evenodd");
    });
    root.line_break();
    let shown = ["url(#", id, ")"].concat();
    root.element("g").attr("clip-path", &shown).with(|inner| {
        for shape in &group.shapes {
            draw(inner, shape);
        }
    });
}

fn draw(parent: &mut Content<'_>, shape: &Shape) {
    let element = match &shape.form {
        Form::Lines(lines) => parent
            .element("path")
            .attr("d", lines.as_slice())
            .maybe("fill-rule", shape.fill.is_some().then_some("evenodd")),
        Form::Rect {
            corner,
            width,
            height,
            radius,
        } => parent
            .element("rect")
            .attr("x", corner.x)
            .attr("y", corner.y)
            .attr("width", *width)
            .attr("height", *height)
            .maybe("rx", (*radius > 0.0).then_some(*radius)),
        Form::Circle { centre, radius } => parent
            .element("circle")
            .attr("cx", centre.x)
            .attr("cy", centre.y)
            .attr("r", *radius),
    };
    let element = painted(element, shape);
    if let Some(title) = &shape.title {
        element.with(|e| e.element("title").with(|t| t.text(title)));
    }
}

fn painted<'a>(element: Element<'a>, shape: &Shape) -> Element<'a> {
    let element = match shape.fill {
        Some(paint) => element
            .attr("fill", paint.colour)
            .maybe("fill-opacity", faint(paint)),
        None => element.attr("fill", "none"),
    };
    match &shape.stroke {
        Some(stroke) => stroked(element, stroke),
        None => element,
    }
}

fn stroked<'a>(element: Element<'a>, stroke: &Stroke) -> Element<'a> {
    let dash = (!stroke.dash.is_empty()).then_some(stroke.dash.as_slice());
    element
        .attr("stroke", stroke.paint.colour)
        .maybe("stroke-opacity", faint(stroke.paint))
        .attr("stroke-width", stroke.width)
        .maybe("stroke-linejoin", stroke.round_joins.then_some("round"))
        .maybe("stroke-linecap", stroke.round_caps.then_some("round"))
        .maybe("stroke-dasharray", dash)
}

fn faint(paint: Paint) -> Option<f64> {
    (paint.opacity < 1.0).then_some(paint.opacity)
}

/// Pixels, as a PNG inside.
fn draw_image(parent: &mut Content<'_>, image: &Image) {
    let Ok(url) = image.pixels.data_url() else {
        return;
    };
    parent
        .element("image")
        .attr("x", image.corner.x)
        .attr("y", image.corner.y)
        .attr("width", image.width)
        .attr("height", image.height)
        .attr("href", url.as_str());
}

fn draw_text(parent: &mut Content<'_>, text: &Text, halo: Paint) {
    let style = text.style;
    let anchor = match style.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let mut turned = String::new();
    if text.turn != 0.0 {
        turned.push_str("rotate(");
        for (i, number) in [text.turn, text.at.x, text.at.y].into_iter().enumerate() {
            turned.push_str(if i > 0 { " " } else { "" });
            super::xml::push_number(&mut turned, number);
        }
        turned.push(')');
    }
    let mut element = parent
        .element("text")
        .attr("x", text.at.x)
        .attr("y", text.at.y)
        .attr("font-size", style.size)
        .maybe("font-weight", style.bold.then_some("700"))
        .attr("text-anchor", anchor)
        .attr("fill", style.fill)
        .maybe("transform", (!turned.is_empty()).then_some(&turned));
    if style.halo > 0.0 {
        let halo = Stroke::plain(halo, style.halo).rounded();
        element = stroked(element.attr("paint-order", "stroke"), &halo);
    }
    element.with(|t| t.text(&text.text));
}
