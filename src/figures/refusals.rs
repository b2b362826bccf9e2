//! Why nothing is drawn, in the words of every language; the crate that draws has none.

use crate::draw::{DrawError, LogoError, ThemeError};
use crate::msg;
use crate::words::{Message, Value, number};

/// Why a picture cannot be made.
pub fn drawing(error: &DrawError) -> Message {
    match error {
        DrawError::Empty => msg!("error-draw-empty"),
        DrawError::TooLarge(width, height) => msg!(
            "error-draw-large",
            width = width.to_string(),
            height = height.to_string(),
        ),
        DrawError::Font => msg!("error-draw-font"),
        other => msg!("error-draw-other", said = other.to_string()),
    }
}

/// Why a file is no sign that can be drawn.
pub fn no_logo(error: &LogoError) -> Message {
    let said = error.to_string();
    match error {
        LogoError::Format => msg!("error-logo-format"),
        LogoError::Depends(what, _) if what.starts_with("texts") => {
            msg!("error-logo-text", said = said)
        }
        LogoError::Depends(..) => msg!("error-logo-picture", said = said),
        LogoError::Size(width, height) => msg!(
            "error-logo-size",
            width = width.to_string(),
            height = height.to_string(),
        ),
        LogoError::Empty => msg!("error-logo-empty"),
        _ => msg!("error-logo-unread", said = said),
    }
}

/// Why a theme cannot have something.
pub fn no_theme(error: &ThemeError) -> Message {
    match error {
        ThemeError::Unknown { what, name, near } => {
            let near = near.map(|near| Value::from(msg!("error-near", near = near)));
            not_in_theme(what, name, near.unwrap_or_else(|| "".into()))
        }
        ThemeError::Count { name, most, given } => msg!(
            "error-look-count",
            name = name,
            most = *most,
            given = *given,
        ),
        ThemeError::Size {
            name,
            least,
            most,
            given,
        } => msg!(
            "error-look-size",
            name = name,
            least = least.to_string(),
            most = most.to_string(),
            given = given.to_string(),
        ),
        ThemeError::Contrast {
            text,
            text_colour,
            ground,
            ground_colour,
            ratio,
        } => msg!(
            "error-look-contrast",
            text = *text,
            text_colour = text_colour.to_string(),
            ground = *ground,
            ground_colour = ground_colour.to_string(),
            ratio = number(*ratio, 1),
        ),
        other => other.to_string().into(),
    }
}

/// That a theme has nothing of a name, and what may be meant.
pub fn not_in_theme(what: &str, name: &str, near: impl Into<Value>) -> Message {
    let near = near.into();
    match what {
        "table" => msg!("error-look-no-table", name = name, near = near),
        "colour" => msg!("error-look-no-colour", name = name, near = near),
        "font" => msg!("error-look-no-font", name = name, near = near),
        _ => msg!("error-look-nothing", what = what, name = name, near = near),
    }
}
