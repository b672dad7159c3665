//! The words of column names in English, French, Spanish, Portuguese, Arabic, Russian and Ukrainian, by what they say.

use super::names::Concept::{self, *};

/// Words and phrases by concept, with commas between them, spelled as usual: case, accents and articles do not matter.
/// A `*` ends a stem.
pub(super) const TABLE: &[(Concept, &str)] = &[
    (
        Harm("killed"),
        "kill*, dead, death*, fatal*, deceased, died, slain, murder*, homicid*, kia, tué, tués, tuée, tuées, mort, \
         morts, morte, mortes, décès, décédé*, assassiné*, muert*, fallecid*, asesinad*, asesinato*, morto, mortos, \
         mortas, óbito*, falecid*, assassinad*, قتلى, قتيل, قتل, وفيات, وفاة, شهداء, شهيد, погиб*, убит*, смерт*, \
         умер*, мертв*, загиб*, вбит*",
    ),
    (
        Harm("injured"),
        "injur*, wound*, hurt, wia, blessé*, blessure*, herid*, lesionad*, ferid*, جرحى, جريح, مصاب*, إصابات, إصابة, \
         ранен*, поранен*",
    ),
    (
        Harm("casualties"),
        "casualt*, victim, victims, victime, victimes, víctima, víctimas, vítima, vítimas, bajas, baixas, pertes, \
         ضحايا, жертв*, потери, втрати",
    ),
    (Harm("missing"), "missing, disappear*, disparu*, desaparecid*, مفقود*, пропал*, пропавш*, зникл*"),
    (
        Harm("detained"),
        "detain*, detention*, arrest*, captured, prisoner*, détenu*, detenid*, detid*, preso, presos, معتقل*, \
         задержан*, затриман*",
    ),
    (
        Harm("abducted"),
        "abduct*, kidnap*, hostage*, enlevé*, otage, otages, secuestr*, sequestr*, مخطوف*, مختطف*, похищен*, \
         викраден*",
    ),
    (Harm("displaced"), "displac*, idp, idps, déplacé*, desplazad*, deslocad*, نازح*, перемещен*, переміщен*"),
    (Harm("sexual_violence"), "rape, rapes, raped, sexual violence, violences sexuelles, violencia sexual"),
    (Status("civilian"), "civil*, civ, civs, civis, noncombatant*, non combatants, مدني*, мирн*, гражданск*, цивільн*"),
    (
        Status("combatant"),
        "combatant*, militant*, fighter*, belligerent*, combattant*, combatiente*, combatente*, مقاتل*, مسلح*, \
         боевик*, боец, бойц*, бойовик*, комбатант*",
    ),
    (
        Party(Some("combatant")),
        "soldier*, troops, military, militar, militares, militaires, soldat*, soldado*, insurgent*, rebel*, \
         terroris*, guerriller*, jihadi*, جنود, جندي, إرهابي*, военн*, солдат*, військов*",
    ),
    (Status("mixed"), "mixed, mixte, mixto, misto, смешан*, змішан*"),
    (Party(None), "police, policemen, policier*, policía*, شرطة, полиц*, поліц*"),
    (
        Status("unknown"),
        "unknown, unidentified, undetermined, inconnu*, desconocid*, desconhecid*, مجهول*, неизвестн*, невідом*",
    ),
    (
        People("women"),
        "women, woman, female, females, femme, femmes, mujer, mujeres, mulher, mulheres, نساء, женщин*, жінок, жінк*",
    ),
    (People("men"), "men, man, male, males, homme, hommes, hombre, hombres, homem, homens, رجال, мужчин*, чоловік*"),
    (
        People("children"),
        "child*, kids, minor, minors, enfant*, mineur*, niños, menor, menores, criança*, أطفال, طفل, дети, детей, \
         ребенок, діти, дітей, дитин*",
    ),
    (People("boys"), "boy, boys, garçon, garçons, meninos, أولاد, мальчик*, хлопч*"),
    (People("girls"), "girl, girls, fille, filles, niñas, meninas, بنات, فتيات, девоч*, дівч*"),
    (People("older people"), "elderly, older persons, personnes âgées, ancianos, idosos, كبار السن, пожил*"),
    (People("infants"), "infant, infants, babies, bébés"),
    (People("adults"), "adult, adults, adulte, adultes, adultos"),
    (
        Low,
        "min, minimum, minimal*, mínimo*, mínima*, low, lower, lowest, lo, least, at least, bajo, baja, baixo, bas, \
         basse, inf, inférieur*, мин, минимум, минимальн*, мін, мінімум, мінімальн*, أدنى, أقل",
    ),
    (
        High,
        "max, maximum, maximal*, máximo*, máxima*, high, higher, highest, upper, hi, at most, up to, alto, alta, \
         haut, haute, sup, supérieur*, макс, максимум, максимальн*, أعلى, أقصى, أكثر",
    ),
    (
        Best,
        "best, mid, median, likely, central, mean, average, avg, mejor, meilleur*, melhor, أفضل, наилучш*, найкращ*",
    ),
    (First, "from, start, starts, begin*, since, desde, début, inicio, начал*, почат*, بداية, من"),
    (Last, "to, end, ends, until, till, hasta, até, fin, fim, конец, конц*, окончан*, кінец*, кінц*, نهاية, إلى"),
    (
        Total,
        "total, totals, totales, totaux, totais, all, overall, sum, tous, todos, всего, итого, общее, всього, \
         загальн*, разом, مجموع, إجمالي",
    ),
    (
        Number,
        "number, numbers, num, nb, nbr, nbre, nr, n, no, count, counts, figure, figures, toll, tally, quantity, \
         people, persons, personnes, chiffre*, quantité, cantidad, número, cifra*, personas, quantidade, pessoas, \
         عدد, أشخاص, число, количество, человек, людей, кількість, осіб",
    ),
    (NameOrNumber, "nombre"),
    (Name, "name, nom, nome, اسم, имя, название, ім'я, назва"),
    (
        Field("date_start", 0),
        "date, dates, dt, occurred, occurred at, when, fecha, fechas, cuándo, quand, quando, data, تاريخ, дата, даты, \
         дати",
    ),
    (
        Field("published", 0),
        "published, publication, date published, publication date, report date, reported date, date reported, date of \
         report, source date, date de publication, fecha de publicación, data de publicação, تاريخ النشر, дата \
         публикации, дата публікації",
    ),
    (Field("as_of", 0), "as of, updated, last updated, update date, mise à jour, fecha de actualización"),
    (Year, "year, année, año, سنة, عام, год, рік"),
    (Month, "month, mois, mes, شهر, месяц, місяць"),
    (Day, "day, jour, día, يوم, день"),
    (
        Field("place", 0),
        "place, places, location, locality, city, town, village, settlement, municipality, commune, neighbourhood, \
         neighborhood, lieu, lieux, localité, ville, quartier, lugar, localidad, ciudad, municipio, pueblo, barrio, \
         cidade, localidade, aldeia, bairro, مكان, موقع, مدينة, قرية, بلدة, место, населенный пункт, город, село, \
         місто, місце, населений пункт",
    ),
    (
        Field("place", 1),
        "where, site, district, districts, county, subdistrict, distrito, arrondissement, cercle, admin2, adm2, قضاء, \
         район, raion",
    ),
    (
        Field("admin1", 0),
        "province, governorate, department, oblast, wilaya, admin1, adm1, admin 1 name, adm1 name, \
         gouvernorat, département, provincia, departamento, محافظة, ولاية, область, край",
    ),
    (Field("admin1", 1), "region, state, gov, estado, admin, canton, منطقة, إقليم, регион, регіон"),
    (Field("country", 0), "country, nation, admin0, adm0, pays, país, بلد, دولة, страна, країна"),
    (Field("country", 1), "iso, iso2, iso3, country code, country iso, country iso3"),
    (Field("lat", 0), "lat, latitude, latitud, широта, خط العرض"),
    (Field("lat", 2), "y"),
    (Field("lon", 0), "lon, lng, long, longitude, longitud, долгота, довгота, خط الطول"),
    (Field("lon", 2), "x"),
    (
        Field("geo_precision", 0),
        "geo precision, geoprecision, location precision, where prec, where precision, geolocation accuracy, geo \
         accuracy",
    ),
    (
        Coordinates,
        "coordinates, coords, lat lon, lat long, lat lng, latitude longitude, gps, wkt, geometry, geom, geolocation, \
         coordonnées, coordenadas, إحداثيات, координаты, координати",
    ),
    (
        Field("source", 0),
        "source, sources, claimant, claimed by, claim source, according to, selon, fuente, fuentes, según, fonte, \
         fontes, مصدر, مصادر, источник*, джерел*",
    ),
    (
        Field("source", 1),
        "org, orgs, organisation, organization, agency, organisme, organización, organização, منظمة, организация, \
         організація",
    ),
    (
        Field("source_kind", 0),
        "source type, source kind, type of source, kind of source, type de source, tipo de fuente, tipo de fonte",
    ),
    (
        Field("reported_by", 0),
        "reported by, reportedby, reporter, media, outlet, newspaper, publisher, rapporté par, journal, reportado \
         por, medio, relatado por, сми, змі",
    ),
    (
        Field("url", 0),
        "url, urls, link, links, href, website, source url, source link, url source, url de la source, lien, liens, \
         enlace, enlaces, رابط, ссылка, посилання",
    ),
    (Field("archived_url", 0), "archive url, archived url, archive link"),
    (
        Field("event", 0),
        "event, events, incident, incidents, case, événement, affaire, evento, incidente, caso, hecho, حادث, حادثة, \
         событие, инцидент, подія, інцидент",
    ),
    (Id, "id, claim id, ids, code, ref, key, uuid, identifier, código, clave, chave, رقم, رمز, номер, код"),
    (
        Field("perpetrator", 0),
        "perpetrator*, perp, killed by, attacker*, responsible*, responsable*, responsável, perpetrador*, الجاني, \
         مرتكب, виновн*, винн*",
    ),
    (Field("perpetrator", 1), "actor, actors, auteur, auteurs, autor, autores, side, party, acteur"),
    (Field("victim_party", 0), "victim party, victim group"),
    (
        Field("manner", 0),
        "weapon, weapons, manner, cause, cause of death, event type, incident type, attack type, type of attack, type \
         of event, type of incident, arme, armes, type d'événement, arma, armas, tipo de evento, سلاح, оружие, зброя",
    ),
    (
        Field("note", 0),
        "note, notes, description, desc, comment, comments, remark, remarks, summary, details, narrative, \
         commentaire, commentaires, remarques, résumé, observations, descripción, comentario, comentarios, notas, \
         observaciones, resumen, descrição, observações, ملاحظات, وصف, описание, комментарий, примечан*, опис, \
         коментар, приміт*",
    ),
    (Field("quote", 0), "quote, quotation, verbatim, citation, cita, цитата"),
    (Field("lang", 0), "lang, language, langue, idioma, لغة, язык, мова"),
    (Field("grade", 0), "grade, grading, reliability, credibility, confidence, fiabilité, confiabilidad"),
    (Field("basis", 0), "basis"),
    (Field("scope", 0), "scope"),
    (Field("label", 0), "label"),
    (Field("harm", 0), "harm, harm type, type of harm"),
    (Field("status", 0), "status, statut, victim status, victim type, estatus"),
    (Field("demographic", 0), "demographic, age group, age cat, age category"),
    (
        Field("demographic", 1),
        "age, sex, gender, sexe, genre, edad, sexo, género, idade, عمر, جنس, возраст, пол, вік, стать",
    ),
    (
        Personal,
        "full name, first name, last name, surname, family name, names, phone, telephone, tel, mobile, email, e mail, \
         address, passport, national id, id number, dob, date of birth, birth date, contact, contacts, witness, \
         witnesses, prénom, nom et prénom, adresse, témoin, date de naissance, nombres, apellido, apellidos, \
         teléfono, correo, dirección, testigo, fecha de nacimiento, sobrenome, telefone, endereço, data de \
         nascimento, هاتف, عنوان, фамилия, фио, телефон, адрес, дата рождения, прізвище, піб, адреса, дата народження",
    ),
    (
        Filler,
        "of, the, an, by, in, on, at, and, or, for, est, estimate, estimates, estimated, reported, de, du, des, d, \
         la, le, les, l, par, en, et, ou, estimation, los, las, el, del, por, o, do, da, dos, das, e, em, في, و, в, \
         на, из, по, и, с, у, та, з, із",
    ),
];
