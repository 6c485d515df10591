// SPDX-License-Identifier: MIT
#include "outputs/adapter.h"

namespace twinform {

std::string_view name_of(Guarantee guarantee) {
  switch (guarantee) {
    case Guarantee::keyed: return "keyed";
    case Guarantee::chosen_id: return "chosen_id";
    case Guarantee::searchable: return "searchable";
    case Guarantee::blind: return "blind";
  }
  return "unknown";
}

std::string_view explain(Guarantee guarantee) {
  switch (guarantee) {
    case Guarantee::keyed:
      return "The server recognises a repeated post by its key for a while, so a lost answer is mended by asking "
             "again.";
    case Guarantee::chosen_id: return "Each post has an id of our choice, so sending it twice makes it once.";
    case Guarantee::searchable:
      return "The server would take the same post twice, so after a lost answer we look whether it is there.";
    case Guarantee::blind:
      return "Nobody can tell whether a post arrived when its answer is lost, so it is then left to you to decide.";
  }
  return "";
}

}  // namespace twinform
