// SPDX-License-Identifier: Apache-2.0
#include "engine/procedures/table.hpp"

#include "engine/procedures/procedures.hpp"

namespace kenes::procedures {

void add_procedures(functions::ProcedureRegistry& registry) {
  registry.add(labels());
  registry.add(relationship_types());
  registry.add(property_keys());
  registry.add(node_type_properties());
  registry.add(relationship_type_properties());
  registry.add(visualization());
  registry.add(indexes());
  registry.add(constraints());
  registry.add(await_index());
  registry.add(await_indexes());
  registry.add(components());
  registry.add(ping());
  registry.add(info());
  registry.add(memory());
  registry.add(show_indexes());
  registry.add(show_constraints());
  registry.add(show_functions());
  registry.add(show_procedures());
}

}  // namespace kenes::procedures
