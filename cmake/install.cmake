# SPDX-License-Identifier: Apache-2.0
# The library that others link: all floors up to the face in one shared object, its headers, find_package(Kenes), kenes.pc.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(floors kenes_base kenes_graph kenes_store kenes_antlr kenes_grammar kenes_expression kenes_plan kenes_run kenes_face)
list(TRANSFORM floors REPLACE "(.+)" "$<TARGET_OBJECTS:\\1>" OUTPUT_VARIABLE objects)
add_library(kenes_library SHARED ${objects})
set_target_properties(kenes_library PROPERTIES OUTPUT_NAME kenes EXPORT_NAME kenes VERSION ${PROJECT_VERSION}
                                               SOVERSION ${PROJECT_VERSION_MAJOR}
                                               LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
target_link_libraries(kenes_library PRIVATE fmt::fmt RocksDB::rocksdb-shared ${ANTLR4_RUNTIME} ICU::uc ICU::i18n ICU::data
                                            re2 Threads::Threads ${CMAKE_DL_LIBS})
target_link_libraries(kenes_library INTERFACE Boost::headers)
target_include_directories(
  kenes_library INTERFACE $<INSTALL_INTERFACE:include> $<INSTALL_INTERFACE:include/kenes>)
target_compile_features(kenes_library INTERFACE cxx_std_20)

install(TARGETS kenes_library EXPORT KenesTargets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS kenes_draw LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS kenes RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${PROJECT_SOURCE_DIR}/cmake/kenes.hpp DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
foreach(header ${KENES_PUBLIC_HEADERS})
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES ${PROJECT_SOURCE_DIR}/${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/kenes/${folder})
endforeach()

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/KenesConfig.cmake.in ${CMAKE_BINARY_DIR}/KenesConfig.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/Kenes)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/KenesConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/KenesConfig.cmake ${CMAKE_BINARY_DIR}/KenesConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/Kenes)
install(EXPORT KenesTargets NAMESPACE Kenes:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/Kenes)
configure_file(${PROJECT_SOURCE_DIR}/cmake/kenes.pc.in ${CMAKE_BINARY_DIR}/kenes.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/kenes.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
