// SPDX-License-Identifier: MIT
// A fixture: the lowest layer includes the highest.
#include "cli/cli.h"
