// SPDX-License-Identifier: MIT
#include "text/sentences_abbreviations.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/unicode.h"

namespace twinform {
namespace {

struct Row {
  std::string_view language;
  std::string_view words;  // without the full stop, between spaces
};

constexpr auto kAbbreviations = std::to_array<Row>({
    {"en",
     " dr mr mrs ms prof rev hon st sr jr gen col lt capt sgt gov sen rep pres fig figs eq eqs ref refs sec ch chap no "
     "nos vol vols "
     "p pp ed eds al e.g i.e eg ie cf vs viz approx ca etc dept univ assn inc ltd co corp u.s u.k ph.d b.a m.a a.m p.m "
     "jan feb mar "
     "apr jun jul aug sep sept oct nov dec "},
    {"de",
     " dr prof hr fr z.b d.h u.a bzw usw ca vgl abb bd nr s str st evtl ggf inkl jh hrsg aufl u.u i.d.r z.t o.ä "},
    {"fr", " m mm mme mlle dr p pp vol n art fig éd cf etc av apr env "},
    {"es", " sr sra dr dra prof p pp ed núm vol fig cap art ee.uu etc aprox "},
    {"it", " sig dott prof ing avv p pp vol fig cap art ecc es "},
    {"nl", " dr drs prof mr mevr ir bijv blz nr o.a d.w.z enz ca "},
    {"pl", " dr prof np itd itp m.in tzn ul r nr s t "},
    {"pt", " sr sra dr dra prof p pp ed vol fig cap art etc "},
    {"ru", " т.е т.д т.п г гг им ул рис стр с др проф "},
    {"sv", " t.ex bl.a d.v.s m.m osv dr prof nr s "},
});

bool holds(std::string_view words, std::string_view word) {
  return !word.empty() && words.find(" " + std::string(word) + " ") != words.npos;
}

}  // namespace

bool is_abbreviation(std::string_view word, const Language& language) {
  if (!word.ends_with('.')) return false;
  std::string_view primary = std::string_view(language).substr(0, language.find('-'));
  if (primary.empty()) primary = "en";
  std::string lower = to_lower_unicode(word.substr(0, word.size() - 1), language);
  return std::any_of(kAbbreviations.begin(), kAbbreviations.end(),
                     [&](const Row& row) { return row.language == primary && holds(row.words, lower); });
}

}  // namespace twinform
