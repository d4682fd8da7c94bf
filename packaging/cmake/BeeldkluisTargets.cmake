# bk_part(NAME [links...]): the static library bk_NAME of core/NAME, every .cpp in it.
function(bk_part name)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.h")
  add_library(bk_${name} STATIC ${sources})
  set_target_properties(bk_${name} PROPERTIES AUTOMOC ON LINKER_LANGUAGE CXX)
  target_include_directories(bk_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_link_libraries(bk_${name} PUBLIC bk_policy Qt6::Core Qt6::Gui Qt6::Concurrent tl::expected ${ARGN})
  if(NOT name STREQUAL "base")
    target_precompile_headers(bk_${name} REUSE_FROM bk_base)
  endif()
endfunction()

# Qt asks for it and complains where there is none.
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/run")
file(CHMOD "${PROJECT_BINARY_DIR}/run" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

# bk_tests(DIR LABEL LINKS...): one executable per *Test.cpp in DIR, named after the file.
function(bk_tests dir label)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${dir}/*Test.cpp")
  foreach(source IN LISTS sources)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(${name} "${source}")
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE ${ARGN} bk_testsupport)
    # Tests of the window are compiled with more definitions than the shared header was.
    if(NOT "bk_ui" IN_LIST ARGN)
      target_precompile_headers(${name} REUSE_FROM bk_testpch)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set(labels ${label})
    if(name MATCHES "SlowTest$")
      list(APPEND labels slow)
      set_tests_properties(${name} PROPERTIES COST 50)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${labels}" TIMEOUT 900
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;OPENBLAS_NUM_THREADS=1;XDG_RUNTIME_DIR=${PROJECT_BINARY_DIR}/run;BK_BIN_DIR=${PROJECT_BINARY_DIR}/bin;BK_SOURCE_DIR=${PROJECT_SOURCE_DIR};BK_SCREENSHOTS=${PROJECT_BINARY_DIR}/screenshots")
  endforeach()
endfunction()
