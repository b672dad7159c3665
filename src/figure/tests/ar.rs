//! Arabic figures.

use super::*;

#[test]
fn arabic_figures_are_read() {
    all_read(
        Arabic,
        &[
            ("٢٠ قتيلا", Exact, exact(20.0)),
            ("20 قتيلاً", Exact, exact(20.0)),
            ("١٬٢٠٠ شخص", Exact, exact(1200.0)),
            ("خمسة وعشرون", Exact, exact(25.0)),
            ("خمسة و عشرين", Exact, exact(25.0)),
            ("مئة وخمسة وعشرون شهيدا", Exact, exact(125.0)),
            ("مائتان وثلاثة", Exact, exact(203.0)),
            ("ثلاثة عشر مدنيا", Exact, exact(13.0)),
            ("اثنتا عشرة امرأة", Exact, exact(12.0)),
            ("ثلاثمئة قتيل", Exact, exact(300.0)),
            ("ثلاث مائة", Exact, exact(300.0)),
            ("ألف ومئتان", Exact, exact(1200.0)),
            ("ألفان وخمسمئة", Exact, exact(2500.0)),
            ("ألفا قتيل", Exact, exact(2000.0)),
            ("خمسة آلاف", Exact, exact(5000.0)),
            ("5 آلاف جريح", Exact, exact(5000.0)),
            ("20 ألفا", Exact, exact(20_000.0)),
            ("مئة ألف", Exact, exact(100_000.0)),
            ("مليون وألف", Exact, exact(1_001_000.0)),
            ("1,5 مليون", Exact, exact(1.5e6)),
            ("قتيلان", Exact, exact(2.0)),
            ("طفلتان", Exact, exact(2.0)),
            ("شخص واحد", Exact, exact(1.0)),
            ("لا أحد", Exact, exact(0.0)),
            ("لا ضحايا", Exact, exact(0.0)),
            ("صفر", Exact, exact(0.0)),
            ("ما لا يقل عن 500 شخص", AtLeast, from(500.0)),
            ("على الأقل 20", AtLeast, from(20.0)),
            ("20 قتيلا على الأقل", AtLeast, from(20.0)),
            ("شخصين على الأقل", AtLeast, from(2.0)),
            ("أكثر من 100 مدني", MoreThan, from(101.0)),
            ("أكثر من ألف", MoreThan, from(1001.0)),
            ("يصل إلى 40", UpTo, until(40.0)),
            ("حتى 40", UpTo, until(40.0)),
            ("أقل من 40", FewerThan, until(39.0)),
            ("نحو 300", About, about(250.0, 300.0, 350.0)),
            ("حوالي ثلاثمئة شخص", About, about(250.0, 300.0, 350.0)),
            ("قرابة 300", About, about(250.0, 300.0, 350.0)),
            ("ما يقارب 300", About, about(250.0, 300.0, 350.0)),
            ("زهاء 300 قتيل", About, about(250.0, 300.0, 350.0)),
            ("بين 20 و30", Range, range(20.0, 30.0)),
            ("بين ٢٠ و٣٠ قتيلا", Range, range(20.0, 30.0)),
            ("بين خمسة وعشرين وثلاثين", Range, range(25.0, 30.0)),
            ("بين مئة ومئتين", Range, range(100.0, 200.0)),
            ("من 20 إلى 30", Range, range(20.0, 30.0)),
            ("عشرات القتلى", Vague, range(20.0, 99.0)),
            ("العشرات من المدنيين", Vague, range(20.0, 99.0)),
            ("مئات", Vague, range(200.0, 999.0)),
            ("آلاف", Vague, range(2000.0, 9999.0)),
            ("عشرات الآلاف", Vague, range(20_000.0, 99_999.0)),
            ("بضع مئات", Vague, range(200.0, 999.0)),
            ("بضعة أشخاص", Vague, range(3.0, 9.0)),
            ("عدة قتلى", Vague, range(3.0, 9.0)),
            ("عدد من المدنيين", Vague, from(1.0)),
        ],
    );
}

#[test]
fn arabic_says_when_it_does_not_know() {
    all_unknown(Arabic, &["غير معروف", "غير محدد", "عدد غير معروف من المدنيين", "لا توجد بيانات"]);
}

#[test]
fn a_word_that_can_be_a_plural_or_a_pair_is_not_guessed() {
    for text in ["مدنيين", "ألفا", "خمسة وألف", "مئة وألف"] {
        assert!(not_a_number(text, Some(Arabic)), "{text}");
    }
}
