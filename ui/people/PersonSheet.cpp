#include "ui/people/PersonSheet.h"

#include <algorithm>

namespace bk::ui {
namespace {

int rank(const Quitclaim& quitclaim) {
    switch (quitclaim.state) {
    case QuitclaimState::Draft:
        return 0; // asks for something to be done
    case QuitclaimState::Active:
        return 1;
    case QuitclaimState::Withdrawn:
        return 2;
    case QuitclaimState::Superseded:
        return 3;
    }
    return 3;
}

} // namespace

Result<PersonSheet> readPersonSheet(Services& services, const PersonId& person) {
    PersonSheet sheet;
    BK_ASSIGN(sheet.summary, services.persons.summary(person));
    BK_ASSIGN(sheet.standings, services.persons.standings(person));
    QuitclaimFilter quitclaims;
    quitclaims.person = person;
    BK_ASSIGN(sheet.quitclaims, services.consent.list(quitclaims));
    std::sort(sheet.quitclaims.begin(), sheet.quitclaims.end(),
              [](const QuitclaimView& a, const QuitclaimView& b) {
                  const int rankA = rank(a.quitclaim);
                  const int rankB = rank(b.quitclaim);
                  return rankA != rankB ? rankA < rankB : b.quitclaim.number < a.quitclaim.number;
              });
    if (services.session->may(Right::Recognise)) {
        FaceFilter suggested;
        suggested.suggestedAs = person;
        suggested.suggested = true;
        BK_ASSIGN(const auto suggestions, services.faces.faces(suggested));
        sheet.suggestionCount = static_cast<int>(suggestions.size());
        sheet.suggestions = suggestions.mid(0, PersonSheet::mostSuggestions);
    }
    BK_ASSIGN(const auto collections, services.collections.list());
    for (const Collection& collection : collections)
        sheet.collections.insert(collection.id, collection.name);
    return sheet;
}

} // namespace bk::ui
