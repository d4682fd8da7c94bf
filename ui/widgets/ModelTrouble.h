#pragma once

namespace bk {
struct Error;
}

namespace bk::ui {

/// Whether ERROR is about the face model in use, not about the catalog: then another one has to be chosen in
/// Settings. Errors of models say so in their context, whatever is wrong with them.
bool isAboutFaceModel(const Error& error);

} // namespace bk::ui
