#include "kenes/engine/kenes.hpp"  // SPDX-License-Identifier: Apache-2.0
