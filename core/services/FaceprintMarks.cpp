#include "core/services/FaceprintMarks.h"

#include "core/store/FaceprintStore.h"

namespace bk {

Result<FaceprintMarks> listedFaceprints(Connection& catalog, const QList<PersonId>& persons) {
    FaceprintList list(catalog);
    if (persons.isEmpty()) return list.all();
    FaceprintMarks marks;
    for (const PersonId& person : persons) {
        BK_ASSIGN(const FaceprintMarks own, list.ofPerson(person));
        marks.insert(own);
    }
    return marks;
}

Result<FaceprintMarks> storedFaceprints(Connection& faces, const QList<PersonId>& persons,
                                        const QString& model) {
    FaceprintStore store(faces);
    if (persons.isEmpty()) return model.isEmpty() ? store.marks() : store.marks(model);
    FaceprintMarks marks;
    for (const PersonId& person : persons) {
        BK_ASSIGN(const FaceprintMarks own,
                  model.isEmpty() ? store.marksOfPerson(person) : store.marksOfPerson(person, model));
        marks.insert(own);
    }
    return marks;
}

} // namespace bk
