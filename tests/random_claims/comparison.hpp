// SPDX-License-Identifier: Apache-2.0
// Whether a graph holds what a World says: every claim, what is believed, what each lens shows, what is
// contested, what is found among the unbelieved. Differences are GoogleTest failures.
#pragma once

#include "storage/graph.hpp"
#include "tests/random_claims/world.hpp"

namespace kenes::random_claims {

class RandomChanges;

/// Through no lens, a year, a source and a moment, which `chance` chooses.
void expect_same(const GraphSource& graph, const World& world, RandomChanges& chance);

}  // namespace kenes::random_claims
