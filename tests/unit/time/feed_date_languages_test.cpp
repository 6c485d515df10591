// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "base/strings.h"
#include "time/feed_date.h"

using namespace twinform;

namespace {

struct MonthNames {
  std::string_view language, names;  // of every month all forms, months divided by commas
};

// As Unicode's CLDR 48 has them: alone, within a date, and short.
const std::vector<MonthNames> kMonths = {
    {"English",
     "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sep sept,october "
     "oct,november nov,december dec"},
    {"German",
     "januar jan jan. jänner jän jän.,februar feb feb.,märz mär,april apr apr.,mai,juni jun,juli jul,august aug "
     "aug.,september sep sept. sep.,oktober okt okt.,november nov nov.,dezember dez dez."},
    {"French",
     "janvier janv.,février févr.,mars,avril avr.,mai,juin,juillet juil.,août,septembre sept.,octobre oct.,"
     "novembre nov.,décembre déc."},
    {"Spanish",
     "enero ene,febrero feb,marzo mar,abril abr,mayo may,junio jun,julio jul,agosto ago,septiembre sept,octubre "
     "oct,noviembre nov,diciembre dic"},
    {"Italian",
     "gennaio gen,febbraio feb,marzo mar,aprile apr,maggio mag,giugno giu,luglio lug,agosto ago,settembre set,"
     "ottobre ott,novembre nov,dicembre dic"},
    {"Portuguese",
     "janeiro jan.,fevereiro fev.,março mar.,abril abr.,maio mai.,junho jun.,julho jul.,agosto ago.,setembro "
     "set.,outubro out.,novembro nov.,dezembro dez."},
    {"Dutch",
     "januari jan,februari feb,maart mrt,april apr,mei,juni jun,juli jul,augustus aug,september sep,oktober okt,"
     "november nov,december dec"},
    {"Polish",
     "styczeń sty stycznia,luty lut lutego,marzec mar marca,kwiecień kwi kwietnia,maj maja,czerwiec cze czerwca,"
     "lipiec lip lipca,sierpień sie sierpnia,wrzesień wrz września,październik paź października,listopad lis "
     "listopada,grudzień gru grudnia"},
    {"Russian",
     "январь янв. января,февраль февр. февраля,март марта мар.,апрель апр. апреля,май мая,июнь июня июн.,июль "
     "июля июл.,август авг. августа,сентябрь сент. сентября,октябрь окт. октября,ноябрь нояб. ноября,декабрь "
     "дек. декабря"},
    {"Greek",
     "ιανουαρίου ιαν ιανουάριος,φεβρουαρίου φεβ φεβρουάριος,μαρτίου μαρ μάρτιος,απριλίου απρ απρίλιος,μαΐου μαΐ "
     "μάιος,ιουνίου ιουν ιούνιος,ιουλίου ιουλ ιούλιος,αυγούστου αυγ αύγουστος,σεπτεμβρίου σεπ σεπτέμβριος,"
     "οκτωβρίου οκτ οκτώβριος,νοεμβρίου νοε νοέμβριος,δεκεμβρίου δεκ δεκέμβριος"},
    {"Hungarian",
     "január jan.,február febr.,március márc.,április ápr.,május máj.,június jún.,július júl.,augusztus aug.,"
     "szeptember szept.,október okt.,november nov.,december dec."},
    {"Czech",
     "leden led ledna,únor úno února,březen bře března,duben dub dubna,květen kvě května,červen čvn června,"
     "červenec čvc července,srpen srp srpna,září zář,říjen říj října,listopad lis listopadu,prosinec pro "
     "prosince"},
    {"Swedish",
     "januari jan.,februari feb.,mars,april apr.,maj,juni,juli,augusti aug.,september sep.,oktober okt.,"
     "november nov.,december dec."},
    {"Danish",
     "januar jan.,februar feb.,marts mar.,april apr.,maj,juni jun.,juli jul.,august aug.,september sep.,oktober "
     "okt.,november nov.,december dec."},
    {"Norwegian",
     "januar jan jan.,februar feb feb.,mars mar,april apr apr.,mai,juni jun,juli jul,august aug aug.,september "
     "sep sep.,oktober okt okt.,november nov nov.,desember des des."},
    {"Finnish",
     "tammikuu tammi tammikuuta,helmikuu helmi helmikuuta,maaliskuu maalis maaliskuuta,huhtikuu huhti "
     "huhtikuuta,toukokuu touko toukokuuta,kesäkuu kesä kesäkuuta,heinäkuu heinä heinäkuuta,elokuu elo elokuuta,"
     "syyskuu syys syyskuuta,lokakuu loka lokakuuta,marraskuu marras marraskuuta,joulukuu joulu joulukuuta"},
    {"Turkish",
     "ocak oca,şubat şub,mart mar,nisan nis,mayıs may,haziran haz,temmuz tem,ağustos ağu,eylül eyl,ekim eki,"
     "kasım kas,aralık ara"},
    {"Ukrainian",
     "січень січ. січня,лютий лют. лютого,березень бер. березня,квітень квіт. квітня,травень трав. травня,"
     "червень черв. червня,липень лип. липня,серпень серп. серпня,вересень вер. вересня,жовтень жовт. жовтня,"
     "листопад лист. листопада,грудень груд. грудня"},
    {"Romanian",
     "ianuarie ian.,februarie feb.,martie mar.,aprilie apr.,mai,iunie iun.,iulie iul.,august aug.,septembrie "
     "sept.,octombrie oct.,noiembrie nov.,decembrie dec."},
    {"Catalan",
     "gener gen.,febrer febr.,març,abril abr.,maig,juny,juliol jul.,agost ag.,setembre set.,octubre oct.,"
     "novembre nov.,desembre des."},
    {"Bulgarian", "януари,февруари,март,април,май,юни,юли,август,септември,октомври,ноември,декември"},
    {"Serbian",
     "јануар јан,фебруар феб,март мар,април апр,мај,јун,јул,август авг,септембар сеп,октобар окт,новембар нов,"
     "децембар дец"},
    {"Slovak",
     "január jan januára,február feb februára,marec mar marca,apríl apr apríla,máj mája,jún júna,júl júla,"
     "august aug augusta,september sep septembra,október okt októbra,november nov novembra,december dec decembra"},
    {"Slovene",
     "januar jan.,februar feb.,marec mar.,april apr.,maj,junij jun.,julij jul.,avgust avg.,september sep.,"
     "oktober okt.,november nov.,december dec."},
    {"Lithuanian",
     "sausis sausio,vasaris vasario,kovas kovo,balandis balandžio,gegužė gegužės,birželis birželio,liepa liepos,"
     "rugpjūtis rugpjūčio,rugsėjis rugsėjo,spalis spalio,lapkritis lapkričio,gruodis gruodžio"},
    {"Latvian",
     "janvāris janv.,februāris febr.,marts,aprīlis apr.,maijs,jūnijs jūn.,jūlijs jūl.,augusts aug.,septembris "
     "sept.,oktobris okt.,novembris nov.,decembris dec."},
    {"Estonian",
     "jaanuar jaan,veebruar veebr,märts,aprill apr,mai,juuni,juuli,august aug,september sept,oktoober okt,"
     "november nov,detsember dets"},
    {"Indonesian",
     "januari jan,februari feb,maret mar,april apr,mei,juni jun,juli jul,agustus agu,september sep,oktober okt,"
     "november nov,desember des"},
    {"Icelandic",
     "janúar jan.,febrúar feb.,mars mar.,apríl apr.,maí,júní jún.,júlí júl.,ágúst ágú.,september sep.,október "
     "okt.,nóvember nóv.,desember des."},
    {"Galician",
     "xaneiro xan.,febreiro feb.,marzo mar.,abril abr.,maio,xuño,xullo xul.,agosto ago.,setembro set.,outubro "
     "out.,novembro nov.,decembro dec."},
    {"Arabic",
     "يناير جانفي,فبراير شباط فيفري,مارس آذار,أبريل نيسان أفريل,مايو أيار ماي,يونيو حزيران جوان,يوليو تموز "
     "جويلية,أغسطس آب أوت,سبتمبر أيلول,أكتوبر,نوفمبر,ديسمبر"},
    {"Hebrew",
     "ינואר ינו בינואר בינו,פברואר פבר בפברואר בפבר,מרץ במרץ,אפריל אפר באפריל באפר,מאי במאי,יוני ביוני,יולי "
     "ביולי,אוגוסט אוג באוגוסט באוג,ספטמבר ספט בספטמבר בספט,אוקטובר אוק באוקטובר באוק,נובמבר נוב בנובמבר בנוב,"
     "דצמבר דצמ בדצמבר בדצמ"},
};

}  // namespace

TEST_CASE("months are read in every form of many languages") {
  for (const MonthNames& one : kMonths) {
    CAPTURE(one.language);
    int month = 0;
    for (const auto forms : split(one.names, ',')) {
      ++month;
      for (const auto form : split(forms, ' ')) {
        CAPTURE(form);
        const auto date = parse_feed_date(fmt::format("23 {} 2026 15:04", form));
        REQUIRE(date);
        CHECK(to_rfc3339(*date) == fmt::format("2026-{:02}-23T15:04:00Z", month));
      }
    }
    CHECK(month == 12);
  }
}

TEST_CASE("words between date and time are those of many languages") {
  for (const std::string_view text : {"Monday, November 23, 2026 at 3:04 PM",
                                      "Montag, 23. November 2026 um 15:04 Uhr",
                                      "lundi 23 novembre 2026 à 15:04",
                                      "lunes, 23 de noviembre de 2026 a las 15:04",
                                      "lunedì 23 novembre 2026 alle ore 15:04",
                                      "segunda-feira, 23 de novembro de 2026 às 15:04",
                                      "maandag 23 november 2026 om 15:04",
                                      "poniedziałek, 23 listopada 2026 o godz. 15:04",
                                      "понедельник, 23 ноября 2026 г. в 15:04",
                                      "Δευτέρα 23 Νοεμβρίου 2026 στις 3:04 μ.μ.",
                                      "2026. november 23., hétfő 15:04",
                                      "2026년 11월 23일 월요일 PM 3:04",
                                      "pondělí 23. listopadu 2026 v 15:04",
                                      "måndag 23 november 2026 kl. 15:04",
                                      "mandag den 23. november 2026 kl. 15.04",
                                      "maanantai 23. marraskuuta 2026 klo 15.04",
                                      "23 Kasım 2026 Pazartesi 15:04",
                                      "понеділок, 23 листопада 2026 р. о 15:04",
                                      "luni, 23 noiembrie 2026 la 15:04",
                                      "dilluns, 23 de novembre del 2026, a les 15:04",
                                      "ponedeljek, 23. november 2026 ob 15:04",
                                      "2026 m. lapkričio 23 d., pirmadienis 15:04",
                                      "pirmdiena, 2026. gada 23. novembris 15:04",
                                      "esmaspäev, 23. november 2026, kell 15:04",
                                      "Senin, 23 November 2026 pukul 15.04"}) {
    CAPTURE(text);
    const auto date = parse_feed_date(text);
    REQUIRE(date);
    CHECK(to_rfc3339(*date) == "2026-11-23T15:04:00Z");
  }
}
