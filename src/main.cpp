// SPDX-License-Identifier: MIT
#include "cli/cli.h"

int main(int argc, char** argv) { return twinform::run_cli(argc, argv); }
