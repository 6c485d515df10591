// SPDX-License-Identifier: MIT
#pragma once

#include <unicode/ucnv.h>

#include <memory>
#include <utility>

namespace twinform {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// ICU's converter of that name; null where there is none.
inline Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

}  // namespace twinform
