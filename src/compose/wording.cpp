// SPDX-License-Identifier: MIT
#include "compose/wording.h"

#include <algorithm>
#include <array>

namespace twinform {
namespace {

constexpr auto kWordings = std::to_array<Wording>({
    {"ar", "و{n} غيرها", "عدد المواد: {n}", "أخرى", "تصحيح"},
    {"cs", "a další {n}", "{n} {n|plural:příspěvek,příspěvky,příspěvku,příspěvků}", "Ostatní", "Opraveno"},
    {"da", "og {n} til", "{n} indlæg", "Andet", "Rettet"},
    {"de", "und noch {n}", "{n} {n|plural:Beitrag,Beiträge}", "Weiteres", "Berichtigt"},
    {"el", "και {n} ακόμη", "{n} {n|plural:άρθρο,άρθρα}", "Άλλα", "Διορθώθηκε"},
    {"en", "and {n} more", "{n} {n|plural:story,stories}", "Other", "Corrected"},
    {"es", "y {n} más", "{n} {n|plural:artículo,artículos}", "Otros", "Corregido"},
    {"fi", "ja {n} muuta", "{n} {n|plural:juttu,juttua}", "Muut", "Korjattu"},
    {"fr", "et {n} de plus", "{n} {n|plural:article,articles}", "Autres", "Corrigé"},
    {"he", "ועוד {n}", "{n} {n|plural:פריט,פריטים}", "אחר", "תיקון"},
    {"hi", "और {n} अन्य", "{n} लेख", "अन्य", "संशोधित"},
    {"it", "e {n|plural:ancora,altri} {n}", "{n} {n|plural:articolo,articoli}", "Altro", "Corretto"},
    {"ja", "ほか{n}件", "{n}件", "その他", "訂正"},
    {"ko", "외 {n}건", "{n}건", "기타", "정정"},
    {"nb", "og {n} til", "{n} innlegg", "Annet", "Rettet"},
    {"nl", "en nog {n}", "{n} {n|plural:bericht,berichten}", "Overig", "Verbeterd"},
    {"pl", "i jeszcze {n}", "{n} {n|plural:wpis,wpisy,wpisów}", "Inne", "Poprawiono"},
    {"pt", "e mais {n}", "{n} {n|plural:artigo,artigos}", "Outros", "Corrigido"},
    {"ru", "и ещё {n}", "{n} {n|plural:запись,записи,записей}", "Другое", "Исправлено"},
    {"sv", "och {n} till", "{n} inlägg", "Övrigt", "Rättat"},
    {"tr", "ve {n} tane daha", "{n} yazı", "Diğer", "Düzeltildi"},
    {"uk", "і ще {n}", "{n} {n|plural:запис,записи,записів}", "Інше", "Виправлено"},
    {"zh", "另有{n}条", "{n}条", "其他", "更正"},
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
