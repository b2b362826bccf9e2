//! The sound of a name, as far as it is the same in Kazakh Cyrillic, in the Latin
//! alphabets of Kazakh, in Russian and in English: what a transliteration changes is
//! taken out of it.

/// What a name says of the kind of thing that bears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KindWord {
    Region,
    District,
    City,
}

/// The sound of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Skeleton {
    /// Without spaces and words for kinds.
    pub(super) sound: String,
    pub(super) kind: Option<KindWord>,
    /// Whether it was a Russian adjective, of which the ending is off.
    pub(super) adjective: bool,
}

/// Words for kinds as they sound, or in Cyrillic letters.
const KINDS: [(&str, KindWord); 16] = [
    ("region", KindWord::Region),
    ("область", KindWord::Region),
    ("oblisi", KindWord::Region),
    ("province", KindWord::Region),
    ("district", KindWord::District),
    ("raion", KindWord::District),
    ("audani", KindWord::District),
    ("municipaliti", KindWord::District),
    ("citi", KindWord::City),
    ("town", KindWord::City),
    ("gorod", KindWord::City),
    ("kalasi", KindWord::City),
    ("kala", KindWord::City),
    ("ka", KindWord::City),
    ("ga", KindWord::City),
    ("g", KindWord::City),
];

/// Words for the quarters of the sky as they sound, which are translated.
const QUARTERS: [(&str, &str); 12] = [
    ("cigis", "east"),
    ("vostocno", "east"),
    ("vostocni", "east"),
    ("batis", "west"),
    ("zapadno", "west"),
    ("zapadni", "west"),
    ("soltustik", "north"),
    ("severo", "north"),
    ("severni", "north"),
    ("ontustik", "south"),
    ("iujno", "south"),
    ("iujni", "south"),
];

/// Endings of Russian adjectives as they sound.
const ENDINGS: [&str; 6] = ["skogo", "skaia", "skoi", "skoe", "ski", "sk"];

/// The sound of a name.
pub(super) fn skeleton(name: &str) -> Skeleton {
    let bare = name.split(['(', '[']).next().unwrap_or(name);
    let mut skeleton = Skeleton {
        sound: String::new(),
        kind: None,
        adjective: false,
    };
    for word in bare.split(|c: char| c.is_whitespace() || "-‐‑–—_,/".contains(c)) {
        let mut sound = sound(word);
        let kind = KINDS.iter().find(|(word, _)| is_heard(word, &sound));
        if let Some((_, kind)) = kind.filter(|_| skeleton.kind.is_none()) {
            skeleton.kind = Some(*kind);
            continue;
        }
        if let Some((_, quarter)) = QUARTERS.iter().find(|(word, _)| *word == sound) {
            sound = (*quarter).to_owned();
        }
        // The shortest ending belongs to names of towns as well.
        let ending = ENDINGS[..5]
            .iter()
            .find_map(|ending| sound.strip_suffix(ending));
        if let Some(stem) = ending.filter(|stem| stem.len() > 2) {
            sound = stem.to_owned();
            skeleton.adjective = true;
        }
        skeleton.sound.push_str(&sound);
    }
    skeleton.sound = closed(&skeleton.sound);
    skeleton
}

/// Whether a sound is that of a word of the list.
fn is_heard(word: &str, heard: &str) -> bool {
    word == heard || !word.is_ascii() && sound(word) == heard
}

/// The sound of a word: one letter for each consonant, whatever alphabet it is in.
fn sound(word: &str) -> String {
    let mut latin = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        latin.push_str(&letter_in_latin(letter));
    }
    let pairs = [
        ("dzh", "j"),
        ("dj", "j"),
        ("zh", "j"),
        ("kh", "k"),
        ("gh", "g"),
        ("ch", "c"),
        ("sh", "c"),
        ("x", "k"),
        ("q", "k"),
        ("y", "i"),
    ];
    for (pair, one) in pairs {
        latin = latin.replace(pair, one);
    }
    closed(&latin.replace("ie", "e"))
}

/// Without a letter that follows its like.
fn closed(sound: &str) -> String {
    let mut closed = String::with_capacity(sound.len());
    for letter in sound.chars() {
        if !closed.ends_with(letter) {
            closed.push(letter);
        }
    }
    closed
}

/// A letter of Cyrillic or of the Latin alphabets of Kazakh in plain Latin letters; marks
/// are none.
fn letter_in_latin(letter: char) -> String {
    let plain = match letter {
        'а' | 'ә' | 'ä' | 'á' | 'à' | 'â' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' | 'ğ' | 'ǵ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'é' | 'è' | 'ê' => "e",
        'ж' => "j",
        'з' => "z",
        'и' | 'й' | 'і' | 'ы' | 'ı' | 'í' | 'ï' => "i",
        'к' | 'қ' | 'х' | 'һ' => "k",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' | 'ñ' | 'ń' => "n",
        'о' | 'ө' | 'ö' | 'ó' | 'ô' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ұ' | 'ү' | 'ū' | 'ü' | 'ú' | 'ý' => "u",
        'ф' => "f",
        'ц' => "ts",
        'ч' | 'ш' | 'щ' | 'ş' | 'ç' => "c",
        'ю' => "iu",
        'я' => "ia",
        letter if letter.is_ascii_alphanumeric() || letter.is_alphabetic() => {
            return if "ъьʼ".contains(letter) {
                String::new()
            } else {
                letter.to_string()
            };
        }
        _ => "",
    };
    plain.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_sounds_the_same_in_every_alphabet() {
        for (names, sound) in [
            (
                &[
                    "Zhezkazgan",
                    "Jezqazğan",
                    "Жезқазған",
                    "Джезказган",
                    "Dzhezkazgan",
                ][..],
                "jezkazgan",
            ),
            (
                &[
                    "Balkhash District",
                    "Balqaş",
                    "Балқаш ауданы",
                    "Балхашский район",
                ],
                "balkac",
            ),
            (
                &["Raiymbek District", "Rayymbek", "Райымбекский район"],
                "raimbek",
            ),
            (
                &[
                    "East Kazakhstan Region",
                    "Шығыс Қазақстан облысы",
                    "Восточно-Казахстанская область",
                    "Şyğys Qazaqstan oblysy",
                ],
                "eastkazakstan",
            ),
            (
                &[
                    "Katon-Karagai District",
                    "Қатонқарағай ауданы",
                    "Katonqaraghai",
                ],
                "katonkaragai",
            ),
        ] {
            for name in names {
                assert_eq!(skeleton(name).sound, sound, "{name}");
            }
        }
    }

    #[test]
    fn the_kind_is_taken_off_and_remembered() {
        let kind = |name: &str| skeleton(name).kind;
        assert_eq!(kind("Абайский район"), Some(KindWord::District));
        assert_eq!(kind("Абай облысы"), Some(KindWord::Region));
        assert_eq!(kind("Семей Г.А."), Some(KindWord::City));
        assert_eq!(kind("Abai"), None);
    }
}
