// SPDX-License-Identifier: Apache-2.0
// kenes-reference FOLDER: writes the reference pages into a folder (docs/, by tools/docs).
#include <fstream>
#include <iostream>

#include "storage/error.hpp"
#include "tools/reference/pages.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: kenes-reference FOLDER\n";
    return 2;
  }
  try {
    for (const kenes::reference::Page& page : kenes::reference::pages()) {
      const std::string path = std::string(argv[1]) + "/" + page.file;
      std::ofstream out(path);
      out << page.text;
      if (!out.flush()) {
        std::cerr << "cannot write " << path << '\n';
        return 1;
      }
      std::cout << path << '\n';
    }
  } catch (const kenes::Error& error) {
    std::cerr << error.message << '\n';
    return 1;
  }
}
