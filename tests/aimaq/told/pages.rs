//! Errors of pictures and of the studio.

use super::*;

#[test]
fn what_is_not_drawn_is_told_in_every_language() {
    let colour = Colour::parse("#000000").expect("a colour");
    let all = [
        drawing(&DrawError::TooLarge(1, 2)),
        drawing(&DrawError::Render(one())),
        no_logo(&LogoError::Format),
        no_logo(&LogoError::Png(one())),
        no_logo(&LogoError::Depends("texts", "1")),
        no_logo(&LogoError::Depends("pictures", "1")),
        no_logo(&LogoError::Size(1, 2)),
        no_logo(&LogoError::Empty),
        no_theme(&ThemeError::Unknown {
            what: "colour",
            name: one(),
            near: Some("1"),
        }),
        no_theme(&ThemeError::Count {
            name: one(),
            most: 2,
            given: 3,
        }),
        no_theme(&ThemeError::Size {
            name: one(),
            least: 0.0,
            most: 1.0,
            given: 2.0,
        }),
        no_theme(&ThemeError::Contrast {
            text: "1",
            text_colour: colour,
            ground: "1",
            ground_colour: colour,
            ratio: 2.0,
        }),
    ];
    no_latin(&all.map(Told::new));
}

#[cfg(feature = "studio")]
#[test]
fn errors_of_the_studio_are_told_in_every_language() {
    use aimaq::studio::StudioError;
    told(&[
        &StudioError::Address {
            port: 1,
            error: ErrorKind::AddrInUse.into(),
        },
        &StudioError::Token(one()),
        &StudioError::Exists("1".into()),
        &StudioError::NoPlanFile("1".into()),
        &StudioError::Read {
            path: "1".into(),
            error: file(),
        },
        &StudioError::TooLarge("1".into()),
        &StudioError::Write(OutputError::at(Path::new("1"), file())),
        &StudioError::Request(what()),
        &StudioError::Behind,
        &StudioError::Changed,
        &StudioError::NoStep,
        &StudioError::Tidy,
        &StudioError::TooMany(1, 2),
        &StudioError::Choice(ChoiceError::NoClients),
        &StudioError::Name(one()),
        &StudioError::Unknown(one()),
    ]);
}
