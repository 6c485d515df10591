// SPDX-License-Identifier: MIT
#include "base/secret.h"

#include <openssl/crypto.h>
#include <sys/prctl.h>

namespace twinform {

Secret::~Secret() { OPENSSL_cleanse(value_.data(), value_.size()); }

void keep_memory_private() { ::prctl(PR_SET_DUMPABLE, 0); }

}  // namespace twinform
