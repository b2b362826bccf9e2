//! The sentences under tables, in English, Kazakh and Russian.
//!
//! Figures are formatted alike in all three; constructions are chosen so that a
//! name stands as it is, for names cannot be inflected by rule.

use super::columns::column_word;
use super::format::{km, whole};
use crate::compare::{Comparison, State, StateSeats, StateSummary};
use crate::measure::{Method, State as PlanState};
use crate::territory::{Lang, Names};

/// A sentence without figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Note {
    /// Ways to the seat of the own unit.
    Local,
    /// Why ways changed.
    Causes,
    /// The nearest centre.
    Catchment,
    /// No shapes without boundaries.
    NoBoundaries,
    /// Shapes out of schematic boundaries.
    SchematicShapes,
    /// Ways along roads.
    Roads,
    /// Units under several plans.
    UnitsAcross,
    /// Several states before several plans.
    StatesBefore,
}

/// The sentence in a language.
pub(super) fn note(note: Note, lang: Lang) -> String {
    let (en, kk, ru) = notes(note);
    pick(lang, en, kk, ru).to_owned()
}

/// One of three, by the language.
pub(super) fn pick<T>(lang: Lang, en: T, kk: T, ru: T) -> T {
    match lang {
        Lang::En => en,
        Lang::Kk => kk,
        Lang::Ru => ru,
    }
}

/// Before or after the plan.
pub(super) fn around(state: PlanState, lang: Lang) -> &'static str {
    match state {
        PlanState::Before => pick(lang, "before the plan", "жоспарға дейін", "до плана"),
        PlanState::After => pick(lang, "after the plan", "жоспардан кейін", "после плана"),
    }
}

#[rustfmt::skip]
fn notes(note: Note) -> (&'static str, &'static str, &'static str) {
    match note {
        Note::Local => (
            "People for whom no settlement is known stand at the seat of their unit: the ways are too short where villages are missing from the demand.",
            "Елді мекені белгісіз тұрғындар өз бірлігінің орталығында деп алынған: деректерде ауылдар жоқ жерде қашықтық нақтысынан қысқа шығады.",
            "Жители, чей населённый пункт неизвестен, отнесены к центру своей единицы: там, где в данных нет сёл, расстояния занижены.",
        ),
        Note::Causes => (
            "The two parts add up to the change. Of people who change the region, the centre's part is what the move of their old region's centre would have made, had they stayed.",
            "Екі бөліктің қосындысы бүкіл өзгеріске тең. Өңірі өзгерген тұрғындар үшін орталықтың көшуіне тиесілі бөлік – олар бұрынғы өңірінде қалғанда сол өңір орталығының көшуінен болатын өзгеріс.",
            "Две части в сумме дают всё изменение. Для жителей, сменивших регион, часть от переноса центра – это изменение, которое дал бы перенос центра прежнего региона, если бы они остались в нём.",
        ),
        Note::Catchment => (
            "The first row of a state is the whole country: what everyone would save together. The nearest centre of a unit is the one that is nearest to the most of its people.",
            "Әр күйдің бірінші жолы – бүкіл ел: барлық тұрғындардың жалпы үнемі. Бірліктің ең жақын орталығы – оның тұрғындарының ең көп бөлігіне ең жақын орталық.",
            "Первая строка каждого состояния – страна в целом: общая экономия всех жителей. Ближайшим центром единицы считается тот, который ближе других для наибольшего числа её жителей.",
        ),
        Note::NoBoundaries => (
            "The units have no boundaries; name some with --boundaries.",
            "Бірліктердің шекарасы жоқ; оны --boundaries арқылы көрсетіңіз.",
            "У единиц нет границ; укажите их с помощью --boundaries.",
        ),
        Note::SchematicShapes => (
            "Boundaries inside the earlier regions are schematic: the shapes of regions that a reform divides are approximate.",
            "Бұрынғы өңірлер ішіндегі шекаралар схемалық: реформа бөлетін өңірлердің пішіні шамамен алынған.",
            "Границы внутри прежних регионов схематичны: форма регионов, которые реформа разделяет, приблизительна.",
        ),
        Note::Roads => (
            "Kilometres and hours are those of the fastest way at the maximum speeds; the way from a place to its road is not in them. Straight lines are those of the people who have a way; where some have none, these may be others before than after. Detour: road kilometres as a multiple of the straight ones.",
            "Километр мен сағат рұқсат етілген ең жоғары жылдамдықпен жүретін ең жылдам жол бойынша берілген; орыннан жолға дейінгі аралық есепке кірмейді. Түзу сызық бойынша қашықтық жолы бар тұрғындарға ғана есептелген; біреулердің жолы болмаса, бұрынғы және кейінгі тұрғындар әртүрлі болуы мүмкін. Айналма еселігі: жолмен жүретін километрдің түзу сызық километріне қатынасы.",
            "Километры и часы относятся к самому быстрому пути при максимальных скоростях; путь от места до дороги в них не входит. Расстояния по прямой взяты для жителей, у которых есть путь; если у части жителей его нет, до и после это могут быть разные люди. Коэффициент объезда: отношение километров по дорогам к километрам по прямой.",
        ),
        Note::UnitsAcross => (
            "Units that no plan touches are left out; an empty region means that a plan has no such unit.",
            "Ешбір жоспар өзгертпейтін бірліктер көрсетілмеген; өңірдің бос болуы жоспарда мұндай бірлік жоқ екенін білдіреді.",
            "Единицы, которых не касается ни один план, не показаны; пустой регион означает, что в плане такой единицы нет.",
        ),
        Note::StatesBefore => (
            "The states before differ in the points from which people start: a split gives its parts seats of their own.",
            "Бұрынғы күйлердің бастау нүктелері әртүрлі: бірлік бөлінгенде оның әр бөлігінің өз орталығы болады.",
            "Состояния до реформы различаются исходными точками: при разделении единицы у каждой её части появляется свой центр.",
        ),
    }
}

/// Under units by how much nearer or farther they are.
pub(super) fn ranked(tolerance_km: f64, lang: Lang) -> String {
    match lang {
        Lang::En => {
            format!("Mean of the unit's people; units within {tolerance_km} km are left out.")
        }
        Lang::Kk => format!(
            "Бірлік халқының орташасы; өзгерісі {tolerance_km} км-ден аспайтын бірліктер көрсетілмеген."
        ),
        Lang::Ru => format!(
            "Среднее по жителям единицы; единицы с изменением не более {tolerance_km} км не показаны."
        ),
    }
}

/// Above the regions of a state: `before, 2022-05-01: 17 regions, …`.
pub(super) fn summary(state: State, of: &StateSummary, lang: Lang) -> String {
    let (date, count) = (of.date, of.regions.len());
    let people = whole(of.population as f64);
    let what = match lang {
        Lang::En => format!("{count} regions, {people} people"),
        Lang::Kk => format!("{count} өңір, {people} адам"),
        Lang::Ru => format!("регионов – {count}, жителей – {people}"),
    };
    format!("{}, {date}: {what}", column_word(state.word(), lang))
}

/// Who is nearer, farther, as far: one line without its end.
pub(super) fn balance(comparison: &Comparison, lang: Lang) -> String {
    let b = comparison.balance;
    let [nearer, farther, same] = [b.nearer, b.farther, b.same].map(whole);
    let [less, more] = [b.nearer_mean_km, b.farther_mean_km].map(|mean| km(mean, false));
    let within = comparison.measuring.tolerance_km;
    match lang {
        Lang::En => format!(
            "{nearer} people are nearer to their centre, by {less} km on average; {farther} people are farther, by {more} km on average; {same} as far as before (within {within} km)"
        ),
        Lang::Kk => format!(
            "орталығына жақындағаны – {nearer} адам, орта есеппен {less} км; алыстағаны – {farther} адам, орта есеппен {more} км; өзгеріссіз ({within} км шегінде) – {same} адам"
        ),
        Lang::Ru => format!(
            "ближе к своему центру – {nearer} чел., в среднем на {less} км; дальше – {farther} чел., в среднем на {more} км; без изменений (в пределах {within} км) – {same} чел."
        ),
    }
}

/// How far apart the results are for one region under all choices.
pub(super) fn sensitivity(region: &Names, least_km: f64, most_km: f64, lang: Lang) -> String {
    let name = region.get(lang);
    let [least, most] = [least_km, most_km].map(|change| km(change, true));
    match lang {
        Lang::En => format!(
            "{name}: the mean way changes by {least} to {most} km, depending on the choice."
        ),
        Lang::Kk => format!(
            "{name}: таңдауға қарай орташа қашықтықтың өзгерісі {least} және {most} км аралығында."
        ),
        Lang::Ru => format!(
            "{name}: изменение среднего расстояния – от {least} до {most} км в зависимости от выбора."
        ),
    }
}

/// A state of the reform as a sentence begins with it.
fn state(state: &StateSeats, lang: Lang) -> String {
    column_word(state.state.word(), lang)
}

/// More seats are promised than there are.
pub(super) fn few_seats(of: &StateSeats, least: u32, lang: Lang) -> String {
    let state = state(of, lang);
    match lang {
        Lang::En => format!("{state}: there are too few seats for {least} per region."),
        Lang::Kk => format!("{state}: әр өңірге кемінде {least} мандат беруге мандаттар жетпейді."),
        Lang::Ru => {
            format!("{state}: мандатов не хватает, чтобы каждый регион получил не менее {least}.")
        }
    }
}

/// The last seat could have gone to either of two.
pub(super) fn tie(of: &StateSeats, method: Method, lang: Lang) -> String {
    let state = state(of, lang);
    let name = || column_word(&format!("seats_{}", method.word()), lang);
    match lang {
        Lang::En => {
            let method = method.word();
            format!(
                "{state}, {method}: the last seat was a tie; it went to the region with more people."
            )
        }
        Lang::Kk => format!(
            "{state}, {}: соңғы мандатқа көрсеткіштері тең өңірлер таласты; ол халқы көбірек өңірге берілді.",
            name()
        ),
        Lang::Ru => format!(
            "{state}, {}: на последний мандат показатели регионов равны; он отдан региону с большим населением.",
            name()
        ),
    }
}

/// What holds for seats, with the source of the rule.
pub(super) fn seats(least: u32, source: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            "At least {least} per region. Off the mean: people per seat by Sainte-Laguë against the mean of all seats. {source}"
        ),
        Lang::Kk => format!(
            "Әр өңірге кемінде {least} мандат. Орташадан ауытқу: Сент-Лагю әдісі бойынша 1 мандатқа шаққандағы адам саны барлық мандаттардың орташасымен салыстырылған. {source}"
        ),
        Lang::Ru => format!(
            "Не менее {least} на регион. Отклонение: число жителей на мандат по методу Сент-Лагю относительно среднего по всем мандатам. {source}"
        ),
    }
}

/// `after: 40 elected and 10 appointed senators, 50 together; …`
pub(super) fn offices(of: &StateSeats, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let (Some(elected), Some(appointed), Some(all)) =
        (of.senators_elected, of.senators_appointed, of.senators)
    {
        parts.push(match lang {
            Lang::En => format!(
                "{elected} elected and {appointed} appointed senators, {all} together"
            ),
            Lang::Kk => format!(
                "сенаторлар – {all}, оның ішінде сайланатыны – {elected}, тағайындалатыны – {appointed}"
            ),
            Lang::Ru => format!(
                "сенаторов – {all}, из них избираемых – {elected}, назначаемых – {appointed}"
            ),
        });
    }
    parts.extend(of.deputies.map(|n| match lang {
        Lang::En => format!("at most {n} deputy governors"),
        Lang::Kk => format!("әкім орынбасарлары – {n} адамнан аспайды"),
        Lang::Ru => format!("заместителей акимов – не более {n}"),
    }));
    parts.extend(of.posts.map(|n| match lang {
        Lang::En => format!("{n} posts in governors' offices"),
        Lang::Kk => format!("әкім аппараттарындағы штат бірліктері – {n}"),
        Lang::Ru => format!("штатных единиц в аппаратах акимов – {n}"),
    }));
    format!("{}: {}.", state(of, lang), parts.join("; "))
}

/// Under places without a way or far from their road.
pub(super) fn road_gaps(none: bool, most_km: f64, long_km: f64, lang: Lang) -> String {
    match (none, lang) {
        (true, Lang::En) => {
            format!("Everyone has a way, and no place is farther than {long_km} km from its road.")
        }
        (true, Lang::Kk) => {
            format!("Барлығының жолы бар, бірде-бір орын өз жолынан {long_km} км-ден алыс емес.")
        }
        (true, Lang::Ru) => {
            format!("Путь есть у всех, и ни одно место не дальше {long_km} км от своей дороги.")
        }
        (false, Lang::En) => format!(
            "A place farther than {most_km} km from every road has no way; one farther than {long_km} km is listed. Centres are listed with 0 people."
        ),
        (false, Lang::Kk) => format!(
            "Барлық жолдан {most_km} км-ден алыс орынның жолы жоқ; өз жолынан {long_km} км-ден алыс орын тізімге енеді. Орталықтар 0 адаммен көрсетіледі."
        ),
        (false, Lang::Ru) => format!(
            "Место дальше {most_km} км от любой дороги не имеет пути; место дальше {long_km} км от своей дороги включено в список. Центры показаны с 0 жителей."
        ),
    }
}
