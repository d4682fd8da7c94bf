# One place for language level, warnings, hardening and sanitizers; every target links bk_policy.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(BK_CCACHE ccache)
if(BK_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without these two, ccache never reuses a file compiled with a precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;CCACHE_NOHASHDIR=1;CCACHE_BASEDIR=${PROJECT_SOURCE_DIR};${BK_CCACHE}")
endif()

add_library(bk_policy INTERFACE)
target_compile_features(bk_policy INTERFACE cxx_std_20)
target_compile_definitions(bk_policy INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
  BK_VERSION="${PROJECT_VERSION}")
target_compile_options(bk_policy INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
  -fpch-preprocess
  $<$<BOOL:${BK_WARNINGS_AS_ERRORS}>:-Werror>)

if(BK_SANITIZE)
  target_compile_options(bk_policy INTERFACE -fsanitize=${BK_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(bk_policy INTERFACE -fsanitize=${BK_SANITIZE})
else()
  target_compile_options(bk_policy INTERFACE -fstack-protector-strong -fstack-clash-protection -fcf-protection)
  target_compile_definitions(bk_policy INTERFACE $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=2>)
  target_link_options(bk_policy INTERFACE
    -Wl,-z,relro,-z,now,-z,noexecstack
    $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie>)
endif()
