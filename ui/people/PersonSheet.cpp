#include "ui/people/PersonSheet.h"

#include <algorithm>
#include <tuple>

namespace bk::ui {
int PersonSheet::rank(const QuitclaimView& view, const QDate& today) {
    switch (view.quitclaim.state) {
    case QuitclaimState::Draft:
        return 1; // asks for something to be done
    case QuitclaimState::Active:
        return view.lastDay && *view.lastDay < today ? firstEarlierRank : 0;
    case QuitclaimState::Withdrawn:
        return firstEarlierRank + 1;
    case QuitclaimState::Superseded:
        return firstEarlierRank + 2;
    }
    return firstEarlierRank + 2;
}

Result<PersonSheet> readPersonSheet(Services& services, const PersonId& person) {
    PersonSheet sheet;
    BK_ASSIGN(sheet.summary, services.persons.summary(person));
    BK_ASSIGN(sheet.standings, services.persons.standings(person));
    QuitclaimFilter quitclaims;
    quitclaims.person = person;
    BK_ASSIGN(sheet.quitclaims, services.consent.list(quitclaims));
    sheet.today = services.session->today();
    const auto key = [today = sheet.today](const QuitclaimView& view) {
        const QDate signedOn = view.quitclaim.signedOn.value_or(QDate());
        return std::tuple(-PersonSheet::rank(view, today), signedOn, view.quitclaim.number);
    };
    std::sort(sheet.quitclaims.begin(), sheet.quitclaims.end(),
              [&](const QuitclaimView& a, const QuitclaimView& b) { return key(b) < key(a); });
    if (services.session->may(Right::Recognise)) {
        FaceFilter suggested;
        suggested.suggestedAs = person;
        suggested.suggested = true;
        BK_ASSIGN(const auto suggestions, services.faces.faces(suggested));
        sheet.suggestionCount = static_cast<int>(suggestions.size());
        sheet.suggestions = suggestions.mid(0, PersonSheet::mostSuggestions);
    }
    if (services.session->may(Right::ManagePersons)) {
        BK_ASSIGN(sheet.merges, services.persons.merges(person));
        BK_ASSIGN(sheet.splits, services.splits.splits(person));
    }
    BK_ASSIGN(const auto collections, services.collections.list());
    for (const Collection& collection : collections)
        sheet.collections.insert(collection.id, collection.name);
    BK_ASSIGN(const auto forms, services.forms.list());
    for (const ConsentForm& form : forms)
        sheet.forms.insert(form.id, form.name);
    return sheet;
}

} // namespace bk::ui
