#pragma once

#include "core/services/AuditService.h"
#include "core/services/CheckService.h"
#include "core/services/ClearanceService.h"
#include "core/services/CollectionService.h"
#include "core/services/ConsentFormService.h"
#include "core/services/ConsentService.h"
#include "core/services/CoverageService.h"
#include "core/services/ExceptionService.h"
#include "core/services/ExportService.h"
#include "core/services/FaceService.h"
#include "core/services/ImportService.h"
#include "core/services/ModelService.h"
#include "core/services/PersonPairService.h"
#include "core/services/PersonService.h"
#include "core/services/PersonSplitService.h"
#include "core/services/PhotoService.h"
#include "core/services/PublicationService.h"
#include "core/services/PurposeService.h"
#include "core/services/ReceiptService.h"
#include "core/services/TaskService.h"
#include "core/services/UnknownGroupService.h"
#include "core/services/UserService.h"

namespace bk {

/// All activities on one session, made together. Owns the session.
struct Services {
    explicit Services(std::unique_ptr<Session> opened)
        : session(std::move(opened))
        , photos(*session)
        , collections(*session)
        , imports(*session)
        , faces(*session)
        , persons(*session)
        , pairs(*session)
        , splits(*session)
        , consent(*session)
        , clearance(*session)
        , exports(*session)
        , publications(*session)
        , tasks(*session)
        , checks(*session)
        , users(*session)
        , audit(*session)
        , purposes(*session)
        , coverage(*session)
        , exceptions(*session)
        , forms(*session)
        , receipts(*session)
        , groups(*session)
        , models(*session) {}

    /// What a new day brings (ended permissions, passed dates), once a day: to be called before each piece of
    /// work, since a program may stay open over midnight. Not on the window's thread. Trouble with it shows
    /// in the work itself.
    void greetDay() {
        (void)clearance.settleDay();
        faces.catchUp();
    }

    std::unique_ptr<Session> session;
    PhotoService photos;
    CollectionService collections;
    ImportService imports;
    FaceService faces;
    PersonService persons;
    PersonPairService pairs;
    PersonSplitService splits;
    ConsentService consent;
    ClearanceService clearance;
    ExportService exports;
    PublicationService publications;
    TaskService tasks;
    CheckService checks;
    UserService users;
    AuditService audit;
    PurposeService purposes;
    CoverageService coverage;
    ExceptionService exceptions;
    ConsentFormService forms;
    ReceiptService receipts;
    UnknownGroupService groups;
    ModelService models;
};

} // namespace bk
