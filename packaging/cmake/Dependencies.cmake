# Everything that is not ours, each behind one target.
find_package(PkgConfig REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Concurrent Svg DBus PrintSupport LinguistTools Test)
find_package(tl-expected REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
find_package(Qt6Keychain REQUIRED)
# Only this one of the libraries that libical's package names: the others store calendars.
find_path(BK_ICAL_INCLUDE NAMES libical/ical.h REQUIRED)
find_library(BK_ICAL_LIBRARY NAMES ical REQUIRED)
add_library(bk_ical INTERFACE)
target_include_directories(bk_ical SYSTEM INTERFACE "${BK_ICAL_INCLUDE}")
target_link_libraries(bk_ical INTERFACE "${BK_ICAL_LIBRARY}")
pkg_check_modules(exiv2 REQUIRED IMPORTED_TARGET exiv2)
pkg_check_modules(popplerqt6 REQUIRED IMPORTED_TARGET poppler-qt6)

# SQLCipher is linked statically and its symbols stay inside the program: where the system's
# libsqlite3 answered first, PRAGMA key would be accepted and the file written in plain text.
find_library(BK_SQLCIPHER_ARCHIVE NAMES libsqlcipher.a REQUIRED)
find_path(BK_SQLCIPHER_INCLUDE NAMES sqlite3.h PATH_SUFFIXES sqlcipher NO_DEFAULT_PATH
          PATHS /usr/include /usr/local/include REQUIRED)
find_library(BK_CRYPTO_LIBRARY NAMES crypto libcrypto.so.3 REQUIRED)
file(STRINGS "${BK_SQLCIPHER_INCLUDE}/sqlite3.h" bk_sqlite_version
     REGEX "^#define SQLITE_VERSION_NUMBER")
string(REGEX MATCH "[0-9]+$" bk_sqlite_version "${bk_sqlite_version}")
if(bk_sqlite_version LESS 3043000)
  message(FATAL_ERROR "SQLCipher is too old (it carries SQLite ${bk_sqlite_version}); "
                      "version 4.5 or later is needed. On Debian 12 it is in bookworm-backports.")
endif()
add_library(bk_sqlcipher INTERFACE)
target_include_directories(bk_sqlcipher SYSTEM INTERFACE "${BK_SQLCIPHER_INCLUDE}")
target_compile_definitions(bk_sqlcipher INTERFACE SQLITE_HAS_CODEC)
target_link_libraries(bk_sqlcipher INTERFACE
  "${BK_SQLCIPHER_ARCHIVE}" "${BK_CRYPTO_LIBRARY}" z m ${CMAKE_DL_LIBS})
target_link_options(bk_sqlcipher INTERFACE "LINKER:--exclude-libs,ALL")

# Debian's OpenCV config file lives in a package that pulls in imgcodecs and GDAL; only these three are wanted.
find_path(BK_OPENCV_INCLUDE NAMES opencv2/dnn.hpp PATH_SUFFIXES opencv4 REQUIRED)
add_library(bk_opencv INTERFACE)
target_include_directories(bk_opencv SYSTEM INTERFACE "${BK_OPENCV_INCLUDE}")
foreach(part core imgproc dnn)
  find_library(BK_OPENCV_${part} NAMES opencv_${part} REQUIRED)
  target_link_libraries(bk_opencv INTERFACE "${BK_OPENCV_${part}}")
endforeach()

# oneDNN runs the face models, libonnx reads them. OpenMP is oneDNN's, which is told to stay on one thread.
find_path(BK_ONEDNN_INCLUDE NAMES oneapi/dnnl/dnnl.hpp REQUIRED)
find_library(BK_ONEDNN_LIBRARY NAMES dnnl REQUIRED)
find_path(BK_ONNX_INCLUDE NAMES onnx/onnx_pb.h REQUIRED)
find_library(BK_ONNX_LIBRARY NAMES onnx_proto REQUIRED)
find_library(BK_PROTOBUF_LIBRARY NAMES protobuf REQUIRED)
add_library(bk_onednn INTERFACE)
target_include_directories(bk_onednn SYSTEM INTERFACE "${BK_ONEDNN_INCLUDE}" "${BK_ONNX_INCLUDE}")
target_link_libraries(bk_onednn INTERFACE
  "${BK_ONEDNN_LIBRARY}" "${BK_ONNX_LIBRARY}" "${BK_PROTOBUF_LIBRARY}" gomp)

# The static archive: the shared libdlib would bring libsqlite3 and X11 into the process.
find_path(BK_DLIB_INCLUDE NAMES dlib/image_processing/frontal_face_detector.h REQUIRED)
find_library(BK_DLIB_ARCHIVE NAMES libdlib.a REQUIRED)
find_library(BK_OPENBLAS NAMES openblas REQUIRED)
add_library(bk_dlib INTERFACE)
target_include_directories(bk_dlib SYSTEM INTERFACE "${BK_DLIB_INCLUDE}")
target_link_libraries(bk_dlib INTERFACE "${BK_DLIB_ARCHIVE}" "${BK_OPENBLAS}")
