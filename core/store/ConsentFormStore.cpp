#include "core/store/ConsentFormStore.h"

#include "core/store/ConsentFormJson.h"

#include <QJsonDocument>

#include <algorithm>

namespace bk {

Result<QList<ConsentForm>> ConsentFormStore::list() {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT id, name, retired FROM templates"));
    QList<ConsentForm> forms;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        ConsentForm form;
        form.id = query->id<TemplateId>(0);
        form.name = query->text(1);
        form.retired = query->boolean(2);
        forms << form;
    }
    query->reset();
    for (ConsentForm& form : forms) {
        BK_ASSIGN(form.versions, versionsOf(form.id));
    }
    std::sort(forms.begin(), forms.end(), [](const ConsentForm& a, const ConsentForm& b) {
        if (a.retired != b.retired) return b.retired;
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return forms;
}

Result<ConsentForm> ConsentFormStore::find(const TemplateId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT name, retired FROM templates WHERE id = ?"));
    query->bind(id);
    BK_ASSIGN(const bool row, query->step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no such consent form"));
    ConsentForm form;
    form.id = id;
    form.name = query->text(0);
    form.retired = query->boolean(1);
    query->reset();
    BK_ASSIGN(form.versions, versionsOf(id));
    return form;
}

Result<ConsentForm> ConsentFormStore::findByName(const QString& name) {
    const QString wanted = name.trimmed().toCaseFolded();
    BK_ASSIGN(const auto forms, list());
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const ConsentForm& form) {
        return form.name.toCaseFolded() == wanted;
    });
    if (found == forms.end())
        return fail(ErrorCode::NotFound,
                    QStringLiteral("no consent form is called \"%1\"").arg(name.trimmed()));
    return *found;
}

Status ConsentFormStore::requireFree(const QString& name, const std::optional<TemplateId>& except) {
    const auto other = findByName(name);
    if (!other) {
        if (other.error().code == ErrorCode::NotFound) return {};
        return fail(other.error());
    }
    if (other->id == except) return {};
    return fail(ErrorCode::Exists, QStringLiteral("another consent form is called \"%1\"").arg(other->name));
}

Result<QList<FormVersion>> ConsentFormStore::versionsOf(const TemplateId& id) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT version, content, at, by FROM template_versions WHERE template = ? "
                               "ORDER BY version"));
    query->bind(id);
    QList<FormVersion> versions;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        const auto read = formVersionFrom(QJsonDocument::fromJson(query->text(1).toUtf8()).object());
        if (!read) {
            query->reset();
            return fail(
                ErrorCode::Damaged,
                QStringLiteral("a version of a consent form cannot be read: %1").arg(read.error().context));
        }
        FormVersion version = *read;
        version.version = static_cast<int>(query->integer(0));
        version.at = query->instant(2).value_or(QDateTime());
        version.by = query->id<UserId>(3);
        versions << version;
    }
    query->reset();
    if (versions.isEmpty()) return fail(ErrorCode::Damaged, QStringLiteral("a consent form has no version"));
    return versions;
}

Status ConsentFormStore::insert(const TemplateId& id, const QString& name, const FormVersion& version,
                                const Stamp& stamp) {
    BK_TRY(requireFree(name, {}));
    BK_TRY(m_catalog.run("INSERT INTO templates(id, name, added_at, added_by) VALUES(?,?,?,?)", id,
                         name.trimmed(), stamp.at, stamp.by));
    return insertVersion(id, 1, version, stamp);
}

Result<int> ConsentFormStore::addVersion(const TemplateId& id, const FormVersion& version,
                                         const Stamp& stamp) {
    BK_ASSIGN(const auto versions, versionsOf(id));
    const int number = versions.last().version + 1;
    BK_TRY(insertVersion(id, number, version, stamp));
    return number;
}

Status ConsentFormStore::insertVersion(const TemplateId& id, int number, const FormVersion& version,
                                       const Stamp& stamp) {
    const QByteArray content = QJsonDocument(toJson(version)).toJson(QJsonDocument::Compact);
    return m_catalog.run(
        "INSERT INTO template_versions(template, version, content, at, by) VALUES(?,?,?,?,?)", id, number,
        QString::fromUtf8(content), stamp.at, stamp.by);
}

Status ConsentFormStore::setRetired(const TemplateId& id, bool retired) {
    return m_catalog.run("UPDATE templates SET retired = ?2 WHERE id = ?1", id, retired);
}

Status ConsentFormStore::rename(const TemplateId& id, const QString& name) {
    BK_TRY(requireFree(name, id));
    return m_catalog.run("UPDATE templates SET name = ?2 WHERE id = ?1", id, name.trimmed());
}

} // namespace bk
