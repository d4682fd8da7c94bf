#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>

/// Small networks in the format ONNX (a Protocol Buffers message), and cards for them.
namespace bk::test {

inline QByteArray varint(quint64 value) {
    QByteArray bytes;
    for (; value >= 128; value >>= 7)
        bytes += static_cast<char>((value & 127) | 128);
    return bytes + static_cast<char>(value);
}

inline QByteArray number(int field, quint64 value) {
    return varint(static_cast<quint64>(field) << 3) + varint(value);
}

inline QByteArray part(int field, const QByteArray& content) {
    return varint(static_cast<quint64>(field) << 3 | 2) + varint(static_cast<quint64>(content.size())) +
           content;
}

/// What a network takes or gives: floats of this shape.
inline QByteArray tensor(const QByteArray& name, const QList<int>& shape) {
    QByteArray dimensions;
    for (const int size : shape)
        dimensions += part(1, number(1, static_cast<quint64>(size)));
    return part(1, name) + part(2, part(1, number(1, 1) + part(2, dimensions)));
}

/// The mean of each colour of a picture of SIDE pixels, which OPERATIONS follow one after the other.
inline QByteArray tinyNetwork(int side, const QByteArrayList& operations = {}) {
    QByteArray graph;
    QByteArray from = "input";
    int step = 0;
    const QByteArrayList all = QByteArrayList{"GlobalAveragePool"} + operations;
    for (const QByteArray& operation : all) {
        const QByteArray to =
            ++step == all.size() ? QByteArray("embedding") : "step" + QByteArray::number(step);
        graph += part(1, part(1, from) + part(2, to) + part(4, operation));
        from = to;
    }
    graph += part(2, "tiny") + part(11, tensor("input", {1, 3, side, side})) +
             part(12, tensor("embedding", {1, 3, 1, 1}));
    return number(1, 7) + part(7, graph) + part(8, number(2, 11));
}

/// The same network under another hash: a remark is added to it.
inline QByteArray remarked(const QByteArray& network, const QByteArray& remark) {
    return network + part(6, remark);
}

inline QJsonObject withHash(QJsonObject card, const QByteArray& network) {
    card[QStringLiteral("sha256")] =
        QString::fromLatin1(QCryptographicHash::hash(network, QCryptographicHash::Sha256).toHex());
    return card;
}

/// The card of the built-in model NAME under another ID, for NETWORK.
inline QJsonObject cardLike(const QString& name, const QString& id, const QByteArray& network) {
    QFile file(QStringLiteral(":/models/%1/card.json").arg(name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no card of %s", qPrintable(name));
    QJsonObject card = QJsonDocument::fromJson(file.readAll()).object();
    card[QStringLiteral("id")] = id;
    card[QStringLiteral("provenance")] = QStringLiteral("Made by a test.");
    card[QStringLiteral("licence")] = QStringLiteral("CC0");
    card[QStringLiteral("measured")] = QJsonObject();
    return withHash(card, network);
}

inline QByteArray builtInNetwork(const QString& name) {
    QFile file(QStringLiteral(":/models/%1/%1.onnx").arg(name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no network of %s", qPrintable(name));
    return file.readAll();
}

/// The card of tinyNetwork(SIDE).
inline QJsonObject tinyCard(const QString& id, int side, const QByteArray& network) {
    QJsonObject card = cardLike(QStringLiteral("bk-embedder"), id, network);
    card[QStringLiteral("input")] = QJsonObject{{QStringLiteral("shape"), QJsonArray{1, 3, side, side}}};
    card[QStringLiteral("output")] = QJsonObject{{QStringLiteral("shape"), QJsonArray{1, 3, 1, 1}}};
    return card;
}

/// Writes FOLDER/ID.onnx with its card beside it; the network's path.
inline QString writePack(const QString& folder, const QJsonObject& card, const QByteArray& network) {
    const QString base = folder + QLatin1Char('/') + card[QStringLiteral("id")].toString();
    const auto write = [](const QString& path, const QByteArray& bytes) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s", qPrintable(path));
    };
    write(base + QStringLiteral(".onnx"), network);
    write(base + QStringLiteral(".card.json"), QJsonDocument(card).toJson());
    return base + QStringLiteral(".onnx");
}

} // namespace bk::test
