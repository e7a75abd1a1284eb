// SPDX-License-Identifier: Apache-2.0
// The first bytes of what this folder keeps in the records of a ClaimSource (storage/claim_source.hpp).
#pragma once

namespace kenes::knowledge {

/// On disk: never renumber. 0x80 and above are this folder's.
enum class RecordKind : unsigned char {
  policy = 0x80,    ///< name of the policy -> JSON, see policy.cpp
                    ///< 0x90 to 0x9f: names, see names/name_records.hpp
  imported = 0xa0,  ///< a subject of a file -> its statements, see tools/import/claims/ledger.cpp
};

}  // namespace kenes::knowledge
