// SPDX-License-Identifier: MIT
#include "compose/wording.h"

#include <algorithm>
#include <array>

namespace twinform {
namespace {

constexpr auto kWordings = std::to_array<Wording>({
    {"ar", "و{n} غيرها", "عدد المواد: {n}", "أخرى"},
    {"cs", "a další {n}", "{n} {n|plural:příspěvek,příspěvky,příspěvku,příspěvků}", "Ostatní"},
    {"da", "og {n} til", "{n} indlæg", "Andet"},
    {"de", "und noch {n}", "{n} {n|plural:Beitrag,Beiträge}", "Weiteres"},
    {"el", "και {n} ακόμη", "{n} {n|plural:άρθρο,άρθρα}", "Άλλα"},
    {"en", "and {n} more", "{n} {n|plural:story,stories}", "Other"},
    {"es", "y {n} más", "{n} {n|plural:artículo,artículos}", "Otros"},
    {"fi", "ja {n} muuta", "{n} {n|plural:juttu,juttua}", "Muut"},
    {"fr", "et {n} de plus", "{n} {n|plural:article,articles}", "Autres"},
    {"he", "ועוד {n}", "{n} {n|plural:פריט,פריטים}", "אחר"},
    {"hi", "और {n} अन्य", "{n} लेख", "अन्य"},
    {"it", "e {n|plural:ancora,altri} {n}", "{n} {n|plural:articolo,articoli}", "Altro"},
    {"ja", "ほか{n}件", "{n}件", "その他"},
    {"ko", "외 {n}건", "{n}건", "기타"},
    {"nb", "og {n} til", "{n} innlegg", "Annet"},
    {"nl", "en nog {n}", "{n} {n|plural:bericht,berichten}", "Overig"},
    {"pl", "i jeszcze {n}", "{n} {n|plural:wpis,wpisy,wpisów}", "Inne"},
    {"pt", "e mais {n}", "{n} {n|plural:artigo,artigos}", "Outros"},
    {"ru", "и ещё {n}", "{n} {n|plural:запись,записи,записей}", "Другое"},
    {"sv", "och {n} till", "{n} inlägg", "Övrigt"},
    {"tr", "ve {n} tane daha", "{n} yazı", "Diğer"},
    {"uk", "і ще {n}", "{n} {n|plural:запис,записи,записів}", "Інше"},
    {"zh", "另有{n}条", "{n}条", "其他"},
});

const Wording* find(std::string_view language) {
  auto found =
      std::find_if(kWordings.begin(), kWordings.end(), [&](const Wording& one) { return one.language == language; });
  return found == kWordings.end() ? nullptr : &*found;
}

}  // namespace

const Wording& wording(const Language& language) {
  const Wording* own = find(std::string_view(language).substr(0, language.find('-')));
  return own == nullptr ? *find("en") : *own;
}

}  // namespace twinform
