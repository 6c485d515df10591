// SPDX-License-Identifier: MIT
#include "base/secret.h"

#include <openssl/crypto.h>

namespace twinform {

Secret::~Secret() { OPENSSL_cleanse(value_.data(), value_.size()); }

}  // namespace twinform
