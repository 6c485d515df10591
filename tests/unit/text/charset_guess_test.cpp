// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/charset.h"
#include "text/converter.h"

using namespace twinform;

namespace {

std::string encoded(std::string_view utf8, const char* charset) {
  std::string out(utf8.size() * 2 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size = ucnv_convert(charset, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), utf8.data(),
                                 static_cast<std::int32_t>(utf8.size()), &status);
  REQUIRE(U_SUCCESS(status));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

struct Sample {
  const char* charset;
  std::string_view text;
};

const std::vector<Sample> kScripts = {
    {"windows-1251", "Городская библиотека открывает новый читальный зал"},
    {"koi8-r", "Городская библиотека открывает новый читальный зал"},
    {"iso-8859-5", "Городская библиотека открывает новый читальный зал"},
    {"windows-1251", "Вчені знайшли давній рукопис, виставка триватиме до кінця місяця"},
    {"koi8-u", "Вчені знайшли давній рукопис, виставка триватиме до кінця місяця"},
    {"windows-1251", "Градската библиотека отваря нова читалня"},
    {"iso-8859-7", "Η δημοτική βιβλιοθήκη ανοίγει νέο αναγνωστήριο"},
    {"windows-1256", "تفتح المكتبة البلدية قاعة قراءة جديدة"},
    {"windows-1255", "הספרייה העירונית פותחת אולם קריאה חדש"},
    {"tis-620", "ห้องสมุดเปิดห้องอ่านหนังสือใหม่"},
    {"shift_jis", "図書館は新しい閲覧室を開きます"},
    {"euc-jp", "図書館は新しい閲覧室を開きます"},
    {"gb18030", "图书馆新阅览室明天开放"},
    {"big5", "圖書館新閱覽室明天開放，今晚將舉行見面會"},
    {"euc-kr", "도서관은 새로운 열람실을 연다"},
};

const std::vector<Sample> kLatin = {
    {"windows-1252", "La bibliothèque ouvre une salle de lecture dès l’été à côté du musée"},
    {"windows-1252", "Die Stadtbücherei eröffnet für Schüler einen größeren Lesesaal – ab März"},
    {"windows-1252", "La biblioteca pública abrirá mañana una sala para niños; ¿qué más leerá España?"},
    {"windows-1252", "Bókasafnið opnar nýjan lestrarsal fyrir börn á laugardaginn"},
    {"iso-8859-2",
     "Biblioteka miejska otwiera nową czytelnię dla dzieci i młodzieży, wystawa średniowiecznych książek też potrwa "
     "dłużej"},
    {"windows-1250", "Městská knihovna otevírá novou čítárnu pro děti a mládež, výstava potrvá do konce měsíce"},
    {"iso-8859-9", "Şehir kütüphanesi çocuklar için yeni bir okuma salonu açıyor, araştırmacılar eski bir yazma buldu"},
};

std::string feed_of(std::string_view text) {
  return "<rss version=\"2.0\"><title>" + std::string(text) + "</title><link>http://news.example/list?id=1</link>" +
         "<pubDate>Mon, 23 Nov 2026 15:04:05 GMT</pubDate></rss>";
}

void check(const std::vector<Sample>& samples, std::string_view header) {
  for (const auto& [charset, text] : samples) {
    CAPTURE(charset);
    CHECK(decode_charset(encoded(feed_of(text), charset), header, "").utf8 == feed_of(text));
  }
}

}  // namespace

TEST_CASE("A document that says nothing is guessed at") {
  check(kScripts, "");
  check(kLatin, "");
}

TEST_CASE("A document that says UTF-8 and is not is guessed at") {
  check(kScripts, "utf-8");
  check(kLatin, "utf-8");
}

TEST_CASE("A document that says Latin-1 is guessed at where hardly a letter is Latin") {
  check(kScripts, "iso-8859-1");
  CHECK(decode_charset(encoded(kLatin[4].text, "iso-8859-2"), "iso-8859-1", "").charset == "windows-1252");
}

TEST_CASE("Latin-1 in the header counts for less than what the document itself says") {
  const Decoded decoded = decode_charset("\xD0\xD2\xC9", "iso-8859-1", "koi8-r");
  CHECK(decoded.utf8 == "при");
  CHECK(decoded.warnings == std::vector<std::string>{"declared windows-1252, read as koi8-r"});
}

TEST_CASE("Kanji escapes are read as such whatever is declared") {
  for (const std::string_view label : {"", "utf-8", "shift_jis"}) {
    CAPTURE(label);
    CHECK(decode_charset("\x1B$B$\"\x1B(B!", label, "").utf8 == "あ!");
  }
}

TEST_CASE("Too few letters are no statistics") {
  CHECK(decode_charset("Caf\xE9 ferm\xE9", "", "").utf8 == "Café fermé");
  CHECK(decode_charset("na\xEFve \x96 \xA3 5", "", "").utf8 == "naïve – £ 5");
}
