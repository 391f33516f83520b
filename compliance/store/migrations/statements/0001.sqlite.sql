-- The first tables, as written from the models before the first release; never edited after it.

CREATE TABLE answered_request (
    account CHAR(32) NOT NULL,
    "key" CHAR(32) NOT NULL,
    route TEXT NOT NULL,
    body BLOB NOT NULL,
    result TEXT NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_answered_request PRIMARY KEY (account, "key")
);

CREATE INDEX ix_answered_request_at ON answered_request (at);

CREATE TABLE entity (
    id CHAR(32) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    owner_id CHAR(32),
    owner_kind VARCHAR(40) DEFAULT 'contractor' NOT NULL,
    CONSTRAINT pk_entity PRIMARY KEY (id),
    CONSTRAINT uq_entity_id_kind UNIQUE (id, kind),
    CONSTRAINT uq_entity_id_kind_owner_id UNIQUE (id, kind, owner_id),
    CONSTRAINT ck_entity_owner_kind CHECK (owner_kind = 'contractor'),
    CONSTRAINT fk_entity_owner_id_owner_kind FOREIGN KEY(owner_id, owner_kind) REFERENCES entity (id, kind)
);

CREATE TABLE lease (
    name VARCHAR(100) NOT NULL,
    holder TEXT NOT NULL,
    acquired_at DATETIME NOT NULL,
    expires_at DATETIME NOT NULL,
    CONSTRAINT pk_lease PRIMARY KEY (name)
);

CREATE TABLE nightly_run (
    name VARCHAR(40) NOT NULL,
    due_on DATE NOT NULL,
    attempts INTEGER NOT NULL,
    started_at DATETIME NOT NULL,
    ended_at DATETIME,
    outcome JSON,
    error TEXT,
    CONSTRAINT pk_nightly_run PRIMARY KEY (name, due_on)
);

CREATE TABLE login_failure (
    row_id INTEGER NOT NULL,
    login_hash VARCHAR(64) NOT NULL,
    address TEXT,
    failed_at DATETIME NOT NULL,
    CONSTRAINT pk_login_failure PRIMARY KEY (row_id)
);

CREATE INDEX ix_login_failure_address ON login_failure (address);

CREATE INDEX ix_login_failure_failed_at ON login_failure (failed_at);

CREATE INDEX ix_login_failure_login_hash ON login_failure (login_hash);

CREATE TABLE obligation (
    id CHAR(32) NOT NULL,
    contract_id CHAR(32) NOT NULL,
    outsourcing_id CHAR(32) NOT NULL,
    contractor_id CHAR(32) NOT NULL,
    section_id CHAR(32) NOT NULL,
    together TEXT NOT NULL,
    rule VARCHAR(120) NOT NULL,
    subject CHAR(32),
    period VARCHAR(40) NOT NULL,
    episode INTEGER NOT NULL,
    item VARCHAR(120) NOT NULL,
    edition VARCHAR(120) NOT NULL,
    party VARCHAR(40) NOT NULL,
    basis VARCHAR(40) NOT NULL,
    fiscal_year INTEGER NOT NULL,
    raised_on DATE NOT NULL,
    due_on DATE,
    sort_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    claimed_on DATE,
    met_on DATE,
    accepted_on DATE,
    lapsed_on DATE,
    standing BOOLEAN NOT NULL,
    moved BOOLEAN NOT NULL,
    details TEXT NOT NULL,
    CONSTRAINT pk_obligation PRIMARY KEY (id)
);

CREATE INDEX ix_obligation_about ON obligation (rule, raised_on, id) WHERE party = 'ward' AND subject IS NOT NULL AND ends_on = '9999-12-31';

CREATE INDEX ix_obligation_claimed ON obligation (ends_on, sort_on, id) WHERE claimed_on IS NOT NULL AND ends_on = '9999-12-31';

CREATE INDEX ix_obligation_contract_id ON obligation (contract_id, ends_on, sort_on, id);

CREATE INDEX ix_obligation_contractor_id ON obligation (contractor_id, ends_on, sort_on, id);

CREATE INDEX ix_obligation_ends_on ON obligation (ends_on, sort_on, id) WHERE ends_on < '9999-12-31';

CREATE INDEX ix_obligation_item ON obligation (item, ends_on, sort_on, id);

CREATE INDEX ix_obligation_moved ON obligation (ends_on, sort_on, id) WHERE moved = 1;

CREATE INDEX ix_obligation_outsourcing_id ON obligation (outsourcing_id, ends_on, sort_on, id);

CREATE INDEX ix_obligation_sort_on ON obligation (sort_on, id);

CREATE INDEX ix_obligation_together ON obligation (together, ends_on, sort_on, id, party, raised_on, claimed_on, moved) WHERE ends_on = '9999-12-31';

CREATE INDEX ix_obligation_unended ON obligation (ends_on, sort_on, id, together, party, raised_on, claimed_on, moved) WHERE ends_on = '9999-12-31';

CREATE TABLE projection_state (
    contract_id CHAR(32) NOT NULL,
    outsourcing_id CHAR(32) NOT NULL,
    contractor_id CHAR(32) NOT NULL,
    section_id CHAR(32) NOT NULL,
    edition VARCHAR(120) NOT NULL,
    derived_from VARCHAR(64) NOT NULL,
    through DATE NOT NULL,
    fresh_until DATE NOT NULL,
    known BIGINT NOT NULL,
    CONSTRAINT pk_projection_state PRIMARY KEY (contract_id)
);

CREATE INDEX ix_projection_state_contractor_id ON projection_state (contractor_id);

CREATE INDEX ix_projection_state_edition_derived_from ON projection_state (edition, derived_from);

CREATE INDEX ix_projection_state_fresh_until ON projection_state (fresh_until);

CREATE INDEX ix_projection_state_known ON projection_state (known);

CREATE INDEX ix_projection_state_section_id ON projection_state (section_id);

CREATE INDEX ix_projection_state_through ON projection_state (through);

CREATE TABLE sealed_file (
    id CHAR(32) NOT NULL,
    wrapped_key BLOB,
    key_id TEXT NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size BIGINT NOT NULL,
    scan_state VARCHAR(40) NOT NULL,
    scanned_at DATETIME,
    sealed_at DATETIME NOT NULL,
    erased_at DATETIME,
    erase_reason TEXT,
    CONSTRAINT pk_sealed_file PRIMARY KEY (id),
    CONSTRAINT ck_sealed_file_size CHECK (size >= 0),
    CONSTRAINT ck_sealed_file_sha256 CHECK (LENGTH(sha256) = 64),
    CONSTRAINT ck_sealed_file_erased_without_key CHECK ((wrapped_key IS NULL) = (erased_at IS NOT NULL)),
    CONSTRAINT ck_sealed_file_erased_with_reason CHECK ((erase_reason IS NULL) = (erased_at IS NULL)),
    CONSTRAINT ck_sealed_file_scanstate CHECK (scan_state IN ('waiting', 'clean', 'infected', 'unscanned'))
);

CREATE INDEX ix_sealed_file_sha256 ON sealed_file (sha256);

CREATE TABLE tally_cell (
    id INTEGER NOT NULL,
    scope VARCHAR(40) NOT NULL,
    scope_id CHAR(32) NOT NULL,
    item VARCHAR(120) NOT NULL,
    party VARCHAR(40) NOT NULL,
    CONSTRAINT pk_tally_cell PRIMARY KEY (id),
    CONSTRAINT uq_tally_cell_scope_scope_id_item_party UNIQUE (scope, scope_id, item, party)
);

CREATE TABLE trail_entry (
    seq INTEGER NOT NULL,
    at DATETIME NOT NULL,
    actor_kind VARCHAR(80) NOT NULL,
    actor VARCHAR(80) NOT NULL,
    action VARCHAR(80) NOT NULL,
    kind VARCHAR(80) NOT NULL,
    subject CHAR(32) NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    leaf BLOB NOT NULL,
    inner_hashes BLOB NOT NULL,
    CONSTRAINT pk_trail_entry PRIMARY KEY (seq),
    CONSTRAINT ck_trail_entry_seq CHECK (seq >= 1),
    CONSTRAINT ck_trail_entry_leaf CHECK (length(leaf) = 32)
);

CREATE INDEX ix_trail_entry_actor_action ON trail_entry (actor, action);

CREATE INDEX ix_trail_entry_at ON trail_entry (at);

CREATE INDEX ix_trail_entry_kind_subject ON trail_entry (kind, subject);

CREATE TABLE trail_head (
    id INTEGER NOT NULL,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    frontier BLOB NOT NULL,
    at DATETIME,
    CONSTRAINT pk_trail_head PRIMARY KEY (id),
    CONSTRAINT ck_trail_head_one_row CHECK (id = 1),
    CONSTRAINT ck_trail_head_size CHECK (size >= 0),
    CONSTRAINT ck_trail_head_root CHECK (length(root) = 32)
);

CREATE TABLE account (
    id CHAR(32) NOT NULL,
    login VARCHAR(200) NOT NULL,
    display_name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    password_once BOOLEAN NOT NULL,
    single_keys BOOLEAN NOT NULL,
    created_at DATETIME NOT NULL,
    disabled_at DATETIME,
    version INTEGER NOT NULL,
    CONSTRAINT pk_account PRIMARY KEY (id),
    CONSTRAINT ck_account_login_filled CHECK (login <> ''),
    CONSTRAINT ck_account_display_name_filled CHECK (display_name <> ''),
    CONSTRAINT ck_account_password_hash_filled CHECK (password_hash <> ''),
    CONSTRAINT uq_account_login UNIQUE (login)
);

CREATE TABLE invitation (
    id CHAR(32) NOT NULL,
    code_hash VARCHAR(64) NOT NULL,
    contractor_id CHAR(32) NOT NULL,
    section_id CHAR(32),
    role VARCHAR(40) NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    renewed_id CHAR(32),
    invited_by CHAR(32) NOT NULL,
    invited_at DATETIME NOT NULL,
    expires_at DATETIME NOT NULL,
    accepted_at DATETIME,
    account_id CHAR(32),
    withdrawn_at DATETIME,
    CONSTRAINT pk_invitation PRIMARY KEY (id),
    CONSTRAINT ck_invitation_name_filled CHECK (name <> ''),
    CONSTRAINT ck_invitation_role_at_a_contractor CHECK (role IN ('contractor_responsible', 'contractor_staff')),
    CONSTRAINT ck_invitation_accepted_by_an_account CHECK ((accepted_at IS NULL) = (account_id IS NULL)),
    CONSTRAINT ck_invitation_accepted_or_withdrawn CHECK (accepted_at IS NULL OR withdrawn_at IS NULL),
    CONSTRAINT ck_invitation_renewed_is_it CHECK (renewed_id IS NULL OR account_id IS NULL OR account_id = renewed_id),
    CONSTRAINT uq_invitation_code_hash UNIQUE (code_hash),
    CONSTRAINT ck_invitation_accountrole CHECK (role IN ('administrator', 'privacy_officer', 'section_officer', 'auditor', 'contractor_responsible', 'contractor_staff', 'council_secretariat', 'council_member')),
    CONSTRAINT fk_invitation_renewed_id FOREIGN KEY(renewed_id) REFERENCES account (id),
    CONSTRAINT fk_invitation_invited_by FOREIGN KEY(invited_by) REFERENCES account (id),
    CONSTRAINT fk_invitation_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_invitation_contractor_id ON invitation (contractor_id);

CREATE TABLE outbox (
    id CHAR(32) NOT NULL,
    dedupe_key TEXT NOT NULL,
    channel VARCHAR(40) NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    letter JSON,
    section_id CHAR(32),
    contractor_id CHAR(32),
    invitation_id CHAR(32),
    queued_at DATETIME NOT NULL,
    not_before DATETIME NOT NULL,
    claimed_at DATETIME,
    sent_at DATETIME,
    withdrawn_at DATETIME,
    attempts INTEGER NOT NULL,
    last_error TEXT,
    CONSTRAINT pk_outbox PRIMARY KEY (id),
    CONSTRAINT ck_outbox_recipient_filled CHECK (recipient <> ''),
    CONSTRAINT ck_outbox_subject_filled CHECK (subject <> ''),
    CONSTRAINT ck_outbox_sent_or_withdrawn CHECK (sent_at IS NULL OR withdrawn_at IS NULL),
    CONSTRAINT uq_outbox_dedupe_key UNIQUE (dedupe_key),
    CONSTRAINT fk_outbox_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitation (id),
    CONSTRAINT ck_outbox_channel CHECK (channel IN ('mail', 'post'))
);

CREATE INDEX ix_outbox_queued_at_id ON outbox (queued_at, id);

CREATE INDEX ix_outbox_section_id_queued_at_id ON outbox (section_id, queued_at, id);

CREATE INDEX ix_outbox_sent_at ON outbox (sent_at);

CREATE TABLE posting (
    account_id CHAR(32) NOT NULL,
    role VARCHAR(40) NOT NULL,
    section_id CHAR(32),
    contractor_id CHAR(32),
    inspector BOOLEAN NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'posting' NOT NULL,
    section_kind VARCHAR(40) DEFAULT 'section' NOT NULL,
    contractor_kind VARCHAR(40) DEFAULT 'contractor' NOT NULL,
    CONSTRAINT pk_posting PRIMARY KEY (row_id),
    CONSTRAINT fk_posting_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT ck_posting_section_kind CHECK (section_kind = 'section'),
    CONSTRAINT fk_posting_section_id_section_kind FOREIGN KEY(section_id, section_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_posting_contractor_kind CHECK (contractor_kind = 'contractor'),
    CONSTRAINT fk_posting_contractor_id_contractor_kind FOREIGN KEY(contractor_id, contractor_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_posting_to_on_in_order CHECK (to_on >= from_on),
    CONSTRAINT ck_posting_section_of_officers CHECK ((role = 'section_officer') = (section_id IS NOT NULL)),
    CONSTRAINT ck_posting_contractor_of_its_people CHECK ((role IN ('contractor_responsible', 'contractor_staff')) = (contractor_id IS NOT NULL)),
    CONSTRAINT ck_posting_inspectors_are_officers CHECK (role = 'section_officer' OR NOT inspector),
    CONSTRAINT ck_posting_kind CHECK (kind = 'posting'),
    CONSTRAINT uq_posting_id_version UNIQUE (id, version),
    CONSTRAINT ck_posting_version CHECK (version >= 1),
    CONSTRAINT ck_posting_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_posting_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_posting_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_posting_accountrole CHECK (role IN ('administrator', 'privacy_officer', 'section_officer', 'auditor', 'contractor_responsible', 'contractor_staff', 'council_secretariat', 'council_member')),
    CONSTRAINT fk_posting_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_posting_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_posting_account_id ON posting (account_id);

CREATE INDEX ix_posting_contractor_id ON posting (contractor_id);

CREATE INDEX ix_posting_id ON posting (id);

CREATE INDEX ix_posting_section_id ON posting (section_id);

CREATE UNIQUE INDEX uq_posting_current_account_id_section_id_from_on ON posting (account_id, section_id, from_on) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_posting_current_id ON posting (id) WHERE superseded_seq IS NULL;

CREATE TABLE draft (
    account_id CHAR(32) NOT NULL,
    page TEXT NOT NULL,
    fields TEXT NOT NULL,
    saved_at DATETIME NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (account_id, page),
    CONSTRAINT fk_draft_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_draft_saved_at ON draft (saved_at);

CREATE TABLE list_heading (
    contractor_id CHAR(32) NOT NULL,
    heading TEXT NOT NULL,
    means VARCHAR(40) NOT NULL,
    CONSTRAINT pk_list_heading PRIMARY KEY (contractor_id, heading),
    CONSTRAINT fk_list_heading_contractor_id FOREIGN KEY(contractor_id) REFERENCES entity (id)
);

CREATE TABLE belonging (
    entity_id CHAR(32) NOT NULL,
    contract_id CHAR(32) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    contract_kind VARCHAR(40) DEFAULT 'contract' NOT NULL,
    CONSTRAINT pk_belonging PRIMARY KEY (entity_id, contract_id),
    CONSTRAINT uq_belonging_entity_id_kind_contract_id UNIQUE (entity_id, kind, contract_id),
    CONSTRAINT fk_belonging_entity_id_kind FOREIGN KEY(entity_id, kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_belonging_contract_kind CHECK (contract_kind = 'contract'),
    CONSTRAINT fk_belonging_contract_id_contract_kind FOREIGN KEY(contract_id, contract_kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_belonging_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_belonging_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_belonging_contract_id_kind ON belonging (contract_id, kind);

CREATE TABLE certificate (
    number TEXT,
    dated_on DATE,
    addressee TEXT,
    signed_by TEXT,
    seal VARCHAR(40) NOT NULL,
    kept_where TEXT,
    submitted BOOLEAN NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'certificate' NOT NULL,
    CONSTRAINT pk_certificate PRIMARY KEY (row_id),
    CONSTRAINT uq_certificate_row_id_id UNIQUE (row_id, id),
    CONSTRAINT ck_certificate_kind CHECK (kind = 'certificate'),
    CONSTRAINT uq_certificate_id_version UNIQUE (id, version),
    CONSTRAINT ck_certificate_version CHECK (version >= 1),
    CONSTRAINT ck_certificate_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_certificate_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_certificate_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_certificate_seal CHECK (seal IN ('none', 'image', 'original')),
    CONSTRAINT fk_certificate_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_certificate_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_certificate_id ON certificate (id);

CREATE UNIQUE INDEX uq_certificate_current_id ON certificate (id) WHERE superseded_seq IS NULL;

CREATE TABLE contract (
    outsourcing_id CHAR(32) NOT NULL,
    contractor_id CHAR(32) NOT NULL,
    number TEXT NOT NULL,
    search_key TEXT NOT NULL,
    edition_id TEXT NOT NULL,
    concluded_on DATE NOT NULL,
    start_on DATE NOT NULL,
    end_on DATE,
    collects BOOLEAN NOT NULL,
    predecessor_id CHAR(32),
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'contract' NOT NULL,
    contractor_kind VARCHAR(40) DEFAULT 'contractor' NOT NULL,
    outsourcing_kind VARCHAR(40) DEFAULT 'outsourcing' NOT NULL,
    predecessor_kind VARCHAR(40) DEFAULT 'contract' NOT NULL,
    CONSTRAINT pk_contract PRIMARY KEY (row_id),
    CONSTRAINT fk_contract_id_kind_contractor_id FOREIGN KEY(id, kind, contractor_id) REFERENCES entity (id, kind, owner_id),
    CONSTRAINT ck_contract_contractor_kind CHECK (contractor_kind = 'contractor'),
    CONSTRAINT fk_contract_contractor_id_contractor_kind FOREIGN KEY(contractor_id, contractor_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_contract_outsourcing_kind CHECK (outsourcing_kind = 'outsourcing'),
    CONSTRAINT fk_contract_outsourcing_id_outsourcing_kind FOREIGN KEY(outsourcing_id, outsourcing_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_contract_predecessor_kind CHECK (predecessor_kind = 'contract'),
    CONSTRAINT fk_contract_predecessor_id_predecessor_kind FOREIGN KEY(predecessor_id, predecessor_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_contract_number_filled CHECK (number <> ''),
    CONSTRAINT ck_contract_edition_id_filled CHECK (edition_id <> ''),
    CONSTRAINT ck_contract_end_on_in_order CHECK (end_on >= start_on),
    CONSTRAINT ck_contract_not_its_own_predecessor CHECK (predecessor_id <> id),
    CONSTRAINT ck_contract_kind CHECK (kind = 'contract'),
    CONSTRAINT uq_contract_id_version UNIQUE (id, version),
    CONSTRAINT ck_contract_version CHECK (version >= 1),
    CONSTRAINT ck_contract_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_contract_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_contract_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_contract_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_contract_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_contract_contractor_id ON contract (contractor_id);

CREATE INDEX ix_contract_id ON contract (id);

CREATE INDEX ix_contract_outsourcing_id ON contract (outsourcing_id);

CREATE INDEX ix_contract_predecessor_id ON contract (predecessor_id);

CREATE INDEX ix_contract_searched ON contract (search_key, id, superseded_seq, void_reason) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_contract_current_id ON contract (id) WHERE superseded_seq IS NULL;

CREATE UNIQUE INDEX uq_contract_current_number ON contract (number) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE TABLE contractor (
    name TEXT NOT NULL,
    kana TEXT,
    search_key TEXT NOT NULL,
    corporate_number VARCHAR(13),
    postal_code TEXT,
    address TEXT,
    telephone TEXT,
    email TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'contractor' NOT NULL,
    CONSTRAINT pk_contractor PRIMARY KEY (row_id),
    CONSTRAINT ck_contractor_name_filled CHECK (name <> ''),
    CONSTRAINT ck_contractor_corporate_number CHECK (LENGTH(corporate_number) = 13 AND LTRIM(corporate_number, '0123456789') = ''),
    CONSTRAINT ck_contractor_kind CHECK (kind = 'contractor'),
    CONSTRAINT uq_contractor_id_version UNIQUE (id, version),
    CONSTRAINT ck_contractor_version CHECK (version >= 1),
    CONSTRAINT ck_contractor_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_contractor_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_contractor_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_contractor_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_contractor_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_contractor_id ON contractor (id);

CREATE INDEX ix_contractor_searched ON contractor (search_key, id, superseded_seq, void_reason) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_contractor_current_corporate_number ON contractor (corporate_number) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_contractor_current_id ON contractor (id) WHERE superseded_seq IS NULL;

CREATE TABLE contractor_match (
    contractor_id CHAR(32) NOT NULL,
    other_id CHAR(32) NOT NULL,
    same BOOLEAN NOT NULL,
    decided_on DATE NOT NULL,
    reason TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'contractor_match' NOT NULL,
    contractor_kind VARCHAR(40) DEFAULT 'contractor' NOT NULL,
    other_kind VARCHAR(40) DEFAULT 'contractor' NOT NULL,
    CONSTRAINT pk_contractor_match PRIMARY KEY (row_id),
    CONSTRAINT ck_contractor_match_contractor_kind CHECK (contractor_kind = 'contractor'),
    CONSTRAINT fk_contractor_match_contractor_id_contractor_kind FOREIGN KEY(contractor_id, contractor_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_contractor_match_other_kind CHECK (other_kind = 'contractor'),
    CONSTRAINT fk_contractor_match_other_id_other_kind FOREIGN KEY(other_id, other_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_contractor_match_two_registrations CHECK (contractor_id <> other_id),
    CONSTRAINT ck_contractor_match_reason_filled CHECK (reason <> ''),
    CONSTRAINT ck_contractor_match_kind CHECK (kind = 'contractor_match'),
    CONSTRAINT uq_contractor_match_id_version UNIQUE (id, version),
    CONSTRAINT ck_contractor_match_version CHECK (version >= 1),
    CONSTRAINT ck_contractor_match_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_contractor_match_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_contractor_match_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_contractor_match_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_contractor_match_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_contractor_match_id ON contractor_match (id);

CREATE UNIQUE INDEX uq_contractor_match_current_contractor_id_other_id ON contractor_match (contractor_id, other_id) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_contractor_match_current_id ON contractor_match (id) WHERE superseded_seq IS NULL;

CREATE TABLE council_meeting (
    name TEXT NOT NULL,
    held_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'council_meeting' NOT NULL,
    CONSTRAINT pk_council_meeting PRIMARY KEY (row_id),
    CONSTRAINT ck_council_meeting_name_filled CHECK (name <> ''),
    CONSTRAINT ck_council_meeting_kind CHECK (kind = 'council_meeting'),
    CONSTRAINT uq_council_meeting_id_version UNIQUE (id, version),
    CONSTRAINT ck_council_meeting_version CHECK (version >= 1),
    CONSTRAINT ck_council_meeting_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_council_meeting_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_council_meeting_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_council_meeting_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_council_meeting_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_council_meeting_id ON council_meeting (id);

CREATE UNIQUE INDEX uq_council_meeting_current_id ON council_meeting (id) WHERE superseded_seq IS NULL;

CREATE UNIQUE INDEX uq_council_meeting_current_name_held_on ON council_meeting (name, held_on) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE TABLE council_report (
    id CHAR(32) NOT NULL,
    meeting_id CHAR(32),
    title TEXT NOT NULL,
    as_of DATE NOT NULL,
    frozen_at DATETIME NOT NULL,
    engine_version TEXT NOT NULL,
    trail_size BIGINT NOT NULL,
    trail_root VARCHAR(64) NOT NULL,
    figures JSON NOT NULL,
    meeting_kind VARCHAR(40) DEFAULT 'council_meeting' NOT NULL,
    CONSTRAINT pk_council_report PRIMARY KEY (id),
    CONSTRAINT ck_council_report_meeting_kind CHECK (meeting_kind = 'council_meeting'),
    CONSTRAINT fk_council_report_meeting_id_meeting_kind FOREIGN KEY(meeting_id, meeting_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_council_report_title_filled CHECK (title <> ''),
    CONSTRAINT ck_council_report_trail_size CHECK (trail_size >= 1),
    CONSTRAINT ck_council_report_trail_root CHECK (LENGTH(trail_root) = 64)
);

CREATE INDEX ix_council_report_as_of ON council_report (as_of);

CREATE INDEX ix_council_report_meeting_id ON council_report (meeting_id);

CREATE TABLE department (
    name TEXT NOT NULL,
    exists_from_on DATE NOT NULL,
    exists_to_on DATE,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'department' NOT NULL,
    CONSTRAINT pk_department PRIMARY KEY (row_id),
    CONSTRAINT ck_department_name_filled CHECK (name <> ''),
    CONSTRAINT ck_department_exists_to_on_in_order CHECK (exists_to_on >= exists_from_on),
    CONSTRAINT ck_department_kind CHECK (kind = 'department'),
    CONSTRAINT uq_department_id_version UNIQUE (id, version),
    CONSTRAINT ck_department_version CHECK (version >= 1),
    CONSTRAINT ck_department_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_department_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_department_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_department_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_department_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_department_id ON department (id);

CREATE UNIQUE INDEX uq_department_current_id ON department (id) WHERE superseded_seq IS NULL;

CREATE TABLE education_plan (
    planned_on DATE NOT NULL,
    teaches_protection BOOLEAN NOT NULL,
    teaches_security BOOLEAN NOT NULL,
    tells_ordinance BOOLEAN NOT NULL,
    makes_up_id CHAR(32),
    form TEXT,
    teacher TEXT,
    material TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'education_plan' NOT NULL,
    makes_up_kind VARCHAR(40) DEFAULT 'education_session' NOT NULL,
    CONSTRAINT pk_education_plan PRIMARY KEY (row_id),
    CONSTRAINT ck_education_plan_makes_up_kind CHECK (makes_up_kind = 'education_session'),
    CONSTRAINT fk_education_plan_makes_up_id_makes_up_kind FOREIGN KEY(makes_up_id, makes_up_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_education_plan_some_topic CHECK (teaches_protection OR teaches_security OR tells_ordinance),
    CONSTRAINT ck_education_plan_kind CHECK (kind = 'education_plan'),
    CONSTRAINT uq_education_plan_id_version UNIQUE (id, version),
    CONSTRAINT ck_education_plan_version CHECK (version >= 1),
    CONSTRAINT ck_education_plan_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_education_plan_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_education_plan_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_education_plan_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_education_plan_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_education_plan_id ON education_plan (id);

CREATE UNIQUE INDEX uq_education_plan_current_id ON education_plan (id) WHERE superseded_seq IS NULL;

CREATE TABLE education_report (
    session_id CHAR(32) NOT NULL,
    result TEXT,
    submitted BOOLEAN NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'education_report' NOT NULL,
    session_kind VARCHAR(40) DEFAULT 'education_session' NOT NULL,
    CONSTRAINT pk_education_report PRIMARY KEY (row_id),
    CONSTRAINT ck_education_report_session_kind CHECK (session_kind = 'education_session'),
    CONSTRAINT fk_education_report_session_id_session_kind FOREIGN KEY(session_id, session_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_education_report_kind CHECK (kind = 'education_report'),
    CONSTRAINT uq_education_report_id_version UNIQUE (id, version),
    CONSTRAINT ck_education_report_version CHECK (version >= 1),
    CONSTRAINT ck_education_report_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_education_report_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_education_report_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_education_report_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_education_report_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_education_report_id ON education_report (id);

CREATE INDEX ix_education_report_session_id ON education_report (session_id);

CREATE UNIQUE INDEX uq_education_report_current_id ON education_report (id) WHERE superseded_seq IS NULL;

CREATE TABLE edition_change (
    edition_id TEXT NOT NULL,
    signed_on DATE NOT NULL,
    paper TEXT NOT NULL,
    reason TEXT NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'edition_change' NOT NULL,
    CONSTRAINT pk_edition_change PRIMARY KEY (row_id),
    CONSTRAINT ck_edition_change_edition_id_filled CHECK (edition_id <> ''),
    CONSTRAINT ck_edition_change_paper_filled CHECK (paper <> ''),
    CONSTRAINT ck_edition_change_reason_filled CHECK (reason <> ''),
    CONSTRAINT ck_edition_change_kind CHECK (kind = 'edition_change'),
    CONSTRAINT uq_edition_change_id_version UNIQUE (id, version),
    CONSTRAINT ck_edition_change_version CHECK (version >= 1),
    CONSTRAINT ck_edition_change_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_edition_change_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_edition_change_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_edition_change_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_edition_change_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_edition_change_contract_id ON edition_change (contract_id);

CREATE INDEX ix_edition_change_id ON edition_change (id);

CREATE UNIQUE INDEX uq_edition_change_current_contract_id_happened_on ON edition_change (contract_id, happened_on) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_edition_change_current_id ON edition_change (id) WHERE superseded_seq IS NULL;

CREATE TABLE education_session (
    teaches_protection BOOLEAN NOT NULL,
    teaches_security BOOLEAN NOT NULL,
    tells_ordinance BOOLEAN NOT NULL,
    makes_up_id CHAR(32),
    planned_id CHAR(32),
    minutes INTEGER,
    form TEXT,
    teacher TEXT,
    material TEXT,
    test TEXT,
    submitted BOOLEAN NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'education_session' NOT NULL,
    makes_up_kind VARCHAR(40) DEFAULT 'education_session' NOT NULL,
    planned_kind VARCHAR(40) DEFAULT 'education_plan' NOT NULL,
    CONSTRAINT pk_education_session PRIMARY KEY (row_id),
    CONSTRAINT ck_education_session_makes_up_kind CHECK (makes_up_kind = 'education_session'),
    CONSTRAINT fk_education_session_makes_up_id_makes_up_kind FOREIGN KEY(makes_up_id, makes_up_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_education_session_planned_kind CHECK (planned_kind = 'education_plan'),
    CONSTRAINT fk_education_session_planned_id_planned_kind FOREIGN KEY(planned_id, planned_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_education_session_minutes CHECK (minutes > 0),
    CONSTRAINT ck_education_session_some_topic CHECK (teaches_protection OR teaches_security OR tells_ordinance),
    CONSTRAINT ck_education_session_kind CHECK (kind = 'education_session'),
    CONSTRAINT uq_education_session_id_version UNIQUE (id, version),
    CONSTRAINT ck_education_session_version CHECK (version >= 1),
    CONSTRAINT ck_education_session_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_education_session_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_education_session_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_education_session_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_education_session_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_education_session_id ON education_session (id);

CREATE INDEX ix_education_session_planned_id ON education_session (planned_id);

CREATE UNIQUE INDEX uq_education_session_current_id ON education_session (id) WHERE superseded_seq IS NULL;

CREATE TABLE evidence (
    file_id CHAR(32) NOT NULL,
    original_name VARCHAR(200) NOT NULL,
    media_type TEXT NOT NULL,
    title TEXT,
    sender_sha256 VARCHAR(64),
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'evidence' NOT NULL,
    CONSTRAINT pk_evidence PRIMARY KEY (row_id),
    CONSTRAINT fk_evidence_file_id FOREIGN KEY(file_id) REFERENCES sealed_file (id),
    CONSTRAINT ck_evidence_original_name_filled CHECK (original_name <> ''),
    CONSTRAINT ck_evidence_kind CHECK (kind = 'evidence'),
    CONSTRAINT uq_evidence_id_version UNIQUE (id, version),
    CONSTRAINT ck_evidence_version CHECK (version >= 1),
    CONSTRAINT ck_evidence_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_evidence_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_evidence_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_evidence_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_evidence_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_evidence_file_id ON evidence (file_id);

CREATE INDEX ix_evidence_id ON evidence (id);

CREATE UNIQUE INDEX uq_evidence_current_id ON evidence (id) WHERE superseded_seq IS NULL;

CREATE TABLE handler_list (
    unchanged BOOLEAN NOT NULL,
    submitted BOOLEAN NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'handler_list' NOT NULL,
    CONSTRAINT pk_handler_list PRIMARY KEY (row_id),
    CONSTRAINT ck_handler_list_kind CHECK (kind = 'handler_list'),
    CONSTRAINT uq_handler_list_id_version UNIQUE (id, version),
    CONSTRAINT ck_handler_list_version CHECK (version >= 1),
    CONSTRAINT ck_handler_list_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_handler_list_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_handler_list_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_handler_list_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_handler_list_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_handler_list_id ON handler_list (id);

CREATE UNIQUE INDEX uq_handler_list_current_id ON handler_list (id) WHERE superseded_seq IS NULL;

CREATE TABLE incident (
    incident_kind VARCHAR(40) NOT NULL,
    known_on DATE NOT NULL,
    occurred_at DATETIME,
    discovered_at DATETIME,
    outline TEXT NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'incident' NOT NULL,
    CONSTRAINT pk_incident PRIMARY KEY (row_id),
    CONSTRAINT ck_incident_outline_filled CHECK (outline <> ''),
    CONSTRAINT ck_incident_discovered_at_in_order CHECK (discovered_at >= occurred_at),
    CONSTRAINT ck_incident_kind CHECK (kind = 'incident'),
    CONSTRAINT uq_incident_id_version UNIQUE (id, version),
    CONSTRAINT ck_incident_version CHECK (version >= 1),
    CONSTRAINT ck_incident_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_incident_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_incident_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_incident_incidentkind CHECK (incident_kind IN ('accident', 'risk', 'breach')),
    CONSTRAINT fk_incident_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_incident_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_incident_id ON incident (id);

CREATE UNIQUE INDEX uq_incident_current_id ON incident (id) WHERE superseded_seq IS NULL;

CREATE TABLE incident_notice (
    notified_at DATETIME,
    how TEXT,
    notified_by TEXT,
    notified_to TEXT,
    incident_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'incident_notice' NOT NULL,
    incident_kind VARCHAR(40) DEFAULT 'incident' NOT NULL,
    CONSTRAINT pk_incident_notice PRIMARY KEY (row_id),
    CONSTRAINT ck_incident_notice_incident_kind CHECK (incident_kind = 'incident'),
    CONSTRAINT fk_incident_notice_incident_id_incident_kind FOREIGN KEY(incident_id, incident_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_incident_notice_kind CHECK (kind = 'incident_notice'),
    CONSTRAINT uq_incident_notice_id_version UNIQUE (id, version),
    CONSTRAINT ck_incident_notice_version CHECK (version >= 1),
    CONSTRAINT ck_incident_notice_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_incident_notice_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_incident_notice_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_incident_notice_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_incident_notice_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_incident_notice_id ON incident_notice (id);

CREATE INDEX ix_incident_notice_incident_id ON incident_notice (incident_id);

CREATE UNIQUE INDEX uq_incident_notice_current_id ON incident_notice (id) WHERE superseded_seq IS NULL;

CREATE TABLE incident_reopening (
    reason TEXT,
    incident_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'incident_reopening' NOT NULL,
    incident_kind VARCHAR(40) DEFAULT 'incident' NOT NULL,
    CONSTRAINT pk_incident_reopening PRIMARY KEY (row_id),
    CONSTRAINT ck_incident_reopening_incident_kind CHECK (incident_kind = 'incident'),
    CONSTRAINT fk_incident_reopening_incident_id_incident_kind FOREIGN KEY(incident_id, incident_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_incident_reopening_kind CHECK (kind = 'incident_reopening'),
    CONSTRAINT uq_incident_reopening_id_version UNIQUE (id, version),
    CONSTRAINT ck_incident_reopening_version CHECK (version >= 1),
    CONSTRAINT ck_incident_reopening_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_incident_reopening_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_incident_reopening_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_incident_reopening_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_incident_reopening_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_incident_reopening_id ON incident_reopening (id);

CREATE INDEX ix_incident_reopening_incident_id ON incident_reopening (incident_id);

CREATE UNIQUE INDEX uq_incident_reopening_current_id ON incident_reopening (id) WHERE superseded_seq IS NULL;

CREATE TABLE incident_report (
    final BOOLEAN NOT NULL,
    outline TEXT,
    data_items TEXT,
    person_count INTEGER,
    count_unit VARCHAR(40),
    cause TEXT,
    secondary_damage TEXT,
    done_for_persons TEXT,
    publication TEXT,
    prevention TEXT,
    other TEXT,
    submitted BOOLEAN NOT NULL,
    incident_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'incident_report' NOT NULL,
    incident_kind VARCHAR(40) DEFAULT 'incident' NOT NULL,
    CONSTRAINT pk_incident_report PRIMARY KEY (row_id),
    CONSTRAINT ck_incident_report_incident_kind CHECK (incident_kind = 'incident'),
    CONSTRAINT fk_incident_report_incident_id_incident_kind FOREIGN KEY(incident_id, incident_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_incident_report_person_count CHECK (person_count >= 0),
    CONSTRAINT ck_incident_report_count_has_a_unit CHECK ((person_count IS NULL) = (count_unit IS NULL)),
    CONSTRAINT ck_incident_report_kind CHECK (kind = 'incident_report'),
    CONSTRAINT uq_incident_report_id_version UNIQUE (id, version),
    CONSTRAINT ck_incident_report_version CHECK (version >= 1),
    CONSTRAINT ck_incident_report_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_incident_report_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_incident_report_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_incident_report_countunit CHECK (count_unit IN ('cases', 'times', 'persons')),
    CONSTRAINT fk_incident_report_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_incident_report_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_incident_report_id ON incident_report (id);

CREATE INDEX ix_incident_report_incident_id ON incident_report (incident_id);

CREATE UNIQUE INDEX uq_incident_report_current_id ON incident_report (id) WHERE superseded_seq IS NULL;

CREATE TABLE inspection (
    plan_number TEXT,
    place TEXT,
    inspectors TEXT,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'inspection' NOT NULL,
    CONSTRAINT pk_inspection PRIMARY KEY (row_id),
    CONSTRAINT ck_inspection_kind CHECK (kind = 'inspection'),
    CONSTRAINT uq_inspection_id_version UNIQUE (id, version),
    CONSTRAINT ck_inspection_version CHECK (version >= 1),
    CONSTRAINT ck_inspection_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_inspection_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_inspection_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_inspection_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_inspection_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_inspection_id ON inspection (id);

CREATE UNIQUE INDEX uq_inspection_current_id ON inspection (id) WHERE superseded_seq IS NULL;

CREATE TABLE inspection_announcement (
    visit_on DATE NOT NULL,
    inspection_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'inspection_announcement' NOT NULL,
    inspection_kind VARCHAR(40) DEFAULT 'inspection' NOT NULL,
    CONSTRAINT pk_inspection_announcement PRIMARY KEY (row_id),
    CONSTRAINT ck_inspection_announcement_inspection_kind CHECK (inspection_kind = 'inspection'),
    CONSTRAINT fk_inspection_announcement_inspection_id_inspection_kind FOREIGN KEY(inspection_id, inspection_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_inspection_announcement_kind CHECK (kind = 'inspection_announcement'),
    CONSTRAINT uq_inspection_announcement_id_version UNIQUE (id, version),
    CONSTRAINT ck_inspection_announcement_version CHECK (version >= 1),
    CONSTRAINT ck_inspection_announcement_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_inspection_announcement_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_inspection_announcement_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_inspection_announcement_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_inspection_announcement_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_inspection_announcement_id ON inspection_announcement (id);

CREATE INDEX ix_inspection_announcement_inspection_id ON inspection_announcement (inspection_id);

CREATE INDEX ix_inspection_announcement_visit_on ON inspection_announcement (visit_on, inspection_id);

CREATE UNIQUE INDEX uq_inspection_announcement_current_id ON inspection_announcement (id) WHERE superseded_seq IS NULL;

CREATE TABLE inspection_cancellation (
    by_ward BOOLEAN NOT NULL,
    reason TEXT,
    inspection_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'inspection_cancellation' NOT NULL,
    inspection_kind VARCHAR(40) DEFAULT 'inspection' NOT NULL,
    CONSTRAINT pk_inspection_cancellation PRIMARY KEY (row_id),
    CONSTRAINT ck_inspection_cancellation_inspection_kind CHECK (inspection_kind = 'inspection'),
    CONSTRAINT fk_inspection_cancellation_inspection_id_inspection_kind FOREIGN KEY(inspection_id, inspection_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_inspection_cancellation_kind CHECK (kind = 'inspection_cancellation'),
    CONSTRAINT uq_inspection_cancellation_id_version UNIQUE (id, version),
    CONSTRAINT ck_inspection_cancellation_version CHECK (version >= 1),
    CONSTRAINT ck_inspection_cancellation_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_inspection_cancellation_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_inspection_cancellation_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_inspection_cancellation_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_inspection_cancellation_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_inspection_cancellation_id ON inspection_cancellation (id);

CREATE INDEX ix_inspection_cancellation_inspection_id ON inspection_cancellation (inspection_id);

CREATE UNIQUE INDEX uq_inspection_cancellation_current_id ON inspection_cancellation (id) WHERE superseded_seq IS NULL;

CREATE TABLE inspection_plan (
    fiscal_year INTEGER NOT NULL,
    visit_on DATE,
    inspection_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'inspection_plan' NOT NULL,
    inspection_kind VARCHAR(40) DEFAULT 'inspection' NOT NULL,
    CONSTRAINT pk_inspection_plan PRIMARY KEY (row_id),
    CONSTRAINT ck_inspection_plan_inspection_kind CHECK (inspection_kind = 'inspection'),
    CONSTRAINT fk_inspection_plan_inspection_id_inspection_kind FOREIGN KEY(inspection_id, inspection_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_inspection_plan_fiscal_year CHECK (fiscal_year BETWEEN 2000 AND 2200),
    CONSTRAINT ck_inspection_plan_kind CHECK (kind = 'inspection_plan'),
    CONSTRAINT uq_inspection_plan_id_version UNIQUE (id, version),
    CONSTRAINT ck_inspection_plan_version CHECK (version >= 1),
    CONSTRAINT ck_inspection_plan_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_inspection_plan_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_inspection_plan_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_inspection_plan_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_inspection_plan_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_inspection_plan_id ON inspection_plan (id);

CREATE INDEX ix_inspection_plan_inspection_id ON inspection_plan (inspection_id);

CREATE INDEX ix_inspection_plan_visit_on ON inspection_plan (visit_on, inspection_id);

CREATE UNIQUE INDEX uq_inspection_plan_current_id ON inspection_plan (id) WHERE superseded_seq IS NULL;

CREATE TABLE inspection_visit (
    method VARCHAR(40) NOT NULL,
    reason TEXT,
    attended BOOLEAN NOT NULL,
    attendees TEXT,
    signed_by_ward TEXT,
    signed_by_contractor TEXT,
    inspection_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'inspection_visit' NOT NULL,
    inspection_kind VARCHAR(40) DEFAULT 'inspection' NOT NULL,
    CONSTRAINT pk_inspection_visit PRIMARY KEY (row_id),
    CONSTRAINT ck_inspection_visit_inspection_kind CHECK (inspection_kind = 'inspection'),
    CONSTRAINT fk_inspection_visit_inspection_id_inspection_kind FOREIGN KEY(inspection_id, inspection_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_inspection_visit_reason_unless_on_site CHECK (method = 'on_site' OR (reason IS NOT NULL AND reason <> '')),
    CONSTRAINT ck_inspection_visit_kind CHECK (kind = 'inspection_visit'),
    CONSTRAINT uq_inspection_visit_id_version UNIQUE (id, version),
    CONSTRAINT ck_inspection_visit_version CHECK (version >= 1),
    CONSTRAINT ck_inspection_visit_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_inspection_visit_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_inspection_visit_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_inspection_visit_method CHECK (method IN ('on_site', 'video', 'photographs', 'papers')),
    CONSTRAINT fk_inspection_visit_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_inspection_visit_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_inspection_visit_id ON inspection_visit (id);

CREATE INDEX ix_inspection_visit_inspection_id ON inspection_visit (inspection_id);

CREATE UNIQUE INDEX uq_inspection_visit_current_id ON inspection_visit (id) WHERE superseded_seq IS NULL;

CREATE UNIQUE INDEX uq_inspection_visit_current_inspection_id ON inspection_visit (inspection_id) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE TABLE leak_decision (
    reportable BOOLEAN NOT NULL,
    known_on DATE NOT NULL,
    wrongful_purpose BOOLEAN NOT NULL,
    ground TEXT,
    decided_by TEXT,
    incident_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'leak_decision' NOT NULL,
    incident_kind VARCHAR(40) DEFAULT 'incident' NOT NULL,
    CONSTRAINT pk_leak_decision PRIMARY KEY (row_id),
    CONSTRAINT ck_leak_decision_incident_kind CHECK (incident_kind = 'incident'),
    CONSTRAINT fk_leak_decision_incident_id_incident_kind FOREIGN KEY(incident_id, incident_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_leak_decision_kind CHECK (kind = 'leak_decision'),
    CONSTRAINT uq_leak_decision_id_version UNIQUE (id, version),
    CONSTRAINT ck_leak_decision_version CHECK (version >= 1),
    CONSTRAINT ck_leak_decision_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_leak_decision_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_leak_decision_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_leak_decision_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_leak_decision_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_leak_decision_id ON leak_decision (id);

CREATE INDEX ix_leak_decision_incident_id ON leak_decision (incident_id);

CREATE UNIQUE INDEX uq_leak_decision_current_id ON leak_decision (id) WHERE superseded_seq IS NULL;

CREATE TABLE leak_report (
    final BOOLEAN NOT NULL,
    number TEXT,
    incident_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'leak_report' NOT NULL,
    incident_kind VARCHAR(40) DEFAULT 'incident' NOT NULL,
    CONSTRAINT pk_leak_report PRIMARY KEY (row_id),
    CONSTRAINT ck_leak_report_incident_kind CHECK (incident_kind = 'incident'),
    CONSTRAINT fk_leak_report_incident_id_incident_kind FOREIGN KEY(incident_id, incident_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_leak_report_kind CHECK (kind = 'leak_report'),
    CONSTRAINT uq_leak_report_id_version UNIQUE (id, version),
    CONSTRAINT ck_leak_report_version CHECK (version >= 1),
    CONSTRAINT ck_leak_report_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_leak_report_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_leak_report_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_leak_report_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_leak_report_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_leak_report_id ON leak_report (id);

CREATE INDEX ix_leak_report_incident_id ON leak_report (incident_id);

CREATE UNIQUE INDEX uq_leak_report_current_id ON leak_report (id) WHERE superseded_seq IS NULL;

CREATE TABLE measures_report (
    outsourcing_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'measures_report' NOT NULL,
    outsourcing_kind VARCHAR(40) DEFAULT 'outsourcing' NOT NULL,
    CONSTRAINT pk_measures_report PRIMARY KEY (row_id),
    CONSTRAINT ck_measures_report_outsourcing_kind CHECK (outsourcing_kind = 'outsourcing'),
    CONSTRAINT fk_measures_report_outsourcing_id_outsourcing_kind FOREIGN KEY(outsourcing_id, outsourcing_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_measures_report_kind CHECK (kind = 'measures_report'),
    CONSTRAINT uq_measures_report_id_version UNIQUE (id, version),
    CONSTRAINT ck_measures_report_version CHECK (version >= 1),
    CONSTRAINT ck_measures_report_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_measures_report_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_measures_report_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_measures_report_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_measures_report_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_measures_report_id ON measures_report (id);

CREATE INDEX ix_measures_report_outsourcing_id ON measures_report (outsourcing_id);

CREATE UNIQUE INDEX uq_measures_report_current_id ON measures_report (id) WHERE superseded_seq IS NULL;

CREATE UNIQUE INDEX uq_measures_report_current_outsourcing_id_happened_on ON measures_report (outsourcing_id, happened_on) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE TABLE obligation_span (
    obligation_id CHAR(32) NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE NOT NULL,
    status VARCHAR(40) NOT NULL,
    CONSTRAINT pk_obligation_span PRIMARY KEY (obligation_id, from_on),
    CONSTRAINT fk_obligation_span_obligation_id FOREIGN KEY(obligation_id) REFERENCES obligation (id) ON DELETE CASCADE
);

CREATE TABLE outsourcing (
    title TEXT NOT NULL,
    search_key TEXT NOT NULL,
    registered_name TEXT,
    paper_number TEXT,
    basis_type VARCHAR(40) NOT NULL,
    basis_text TEXT,
    computer_processing BOOLEAN NOT NULL,
    involves_collection BOOLEAN NOT NULL,
    provides_sensitive BOOLEAN NOT NULL,
    purpose TEXT,
    subjects TEXT,
    subject_count INTEGER,
    subject_count_approximate BOOLEAN NOT NULL,
    media_text TEXT,
    reason TEXT,
    content TEXT,
    start_on DATE,
    end_on DATE,
    continues_yearly BOOLEAN NOT NULL,
    contractor_text TEXT,
    note TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'outsourcing' NOT NULL,
    CONSTRAINT pk_outsourcing PRIMARY KEY (row_id),
    CONSTRAINT ck_outsourcing_title_filled CHECK (title <> ''),
    CONSTRAINT ck_outsourcing_end_on_in_order CHECK (end_on >= start_on),
    CONSTRAINT ck_outsourcing_subject_count CHECK (subject_count >= 0),
    CONSTRAINT ck_outsourcing_kind CHECK (kind = 'outsourcing'),
    CONSTRAINT uq_outsourcing_id_version UNIQUE (id, version),
    CONSTRAINT ck_outsourcing_version CHECK (version >= 1),
    CONSTRAINT ck_outsourcing_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_outsourcing_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_outsourcing_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_outsourcing_basistype CHECK (basis_type IN ('report', 'consultation')),
    CONSTRAINT fk_outsourcing_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_outsourcing_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_outsourcing_id ON outsourcing (id);

CREATE INDEX ix_outsourcing_searched ON outsourcing (search_key, id, superseded_seq, void_reason) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_outsourcing_current_id ON outsourcing (id) WHERE superseded_seq IS NULL;

CREATE TABLE person (
    contractor_id CHAR(32) NOT NULL,
    name TEXT NOT NULL,
    kana TEXT,
    search_key TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'person' NOT NULL,
    contractor_kind VARCHAR(40) DEFAULT 'contractor' NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (row_id),
    CONSTRAINT fk_person_id_kind_contractor_id FOREIGN KEY(id, kind, contractor_id) REFERENCES entity (id, kind, owner_id),
    CONSTRAINT ck_person_contractor_kind CHECK (contractor_kind = 'contractor'),
    CONSTRAINT fk_person_contractor_id_contractor_kind FOREIGN KEY(contractor_id, contractor_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_person_name_filled CHECK (name <> ''),
    CONSTRAINT ck_person_kind CHECK (kind = 'person'),
    CONSTRAINT uq_person_id_version UNIQUE (id, version),
    CONSTRAINT ck_person_version CHECK (version >= 1),
    CONSTRAINT ck_person_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_person_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_person_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_person_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_person_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_person_contractor_id ON person (contractor_id);

CREATE INDEX ix_person_id ON person (id);

CREATE INDEX ix_person_searched ON person (search_key, id, superseded_seq, void_reason) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_person_current_id ON person (id) WHERE superseded_seq IS NULL;

CREATE TABLE policy_figure (
    edition_id TEXT NOT NULL,
    name TEXT NOT NULL,
    from_on DATE NOT NULL,
    days INTEGER,
    month_day VARCHAR(5),
    reason TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'policy_figure' NOT NULL,
    CONSTRAINT pk_policy_figure PRIMARY KEY (row_id),
    CONSTRAINT ck_policy_figure_edition_id_filled CHECK (edition_id <> ''),
    CONSTRAINT ck_policy_figure_name_filled CHECK (name <> ''),
    CONSTRAINT ck_policy_figure_days_or_month_day CHECK ((days IS NULL) <> (month_day IS NULL)),
    CONSTRAINT ck_policy_figure_days CHECK (days BETWEEN 0 AND 36500),
    CONSTRAINT ck_policy_figure_month_day CHECK (month_day LIKE '__-__'),
    CONSTRAINT ck_policy_figure_kind CHECK (kind = 'policy_figure'),
    CONSTRAINT uq_policy_figure_id_version UNIQUE (id, version),
    CONSTRAINT ck_policy_figure_version CHECK (version >= 1),
    CONSTRAINT ck_policy_figure_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_policy_figure_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_policy_figure_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_policy_figure_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_policy_figure_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_policy_figure_id ON policy_figure (id);

CREATE UNIQUE INDEX uq_policy_figure_current_edition_id_name_from_on ON policy_figure (edition_id, name, from_on) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_policy_figure_current_id ON policy_figure (id) WHERE superseded_seq IS NULL;

CREATE TABLE projection_section (
    contract_id CHAR(32) NOT NULL,
    section_id CHAR(32) NOT NULL,
    contractor_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    together TEXT NOT NULL,
    CONSTRAINT pk_projection_section PRIMARY KEY (contract_id, section_id),
    CONSTRAINT fk_projection_section_contract_id FOREIGN KEY(contract_id) REFERENCES projection_state (contract_id) ON DELETE CASCADE
);

CREATE INDEX ix_projection_section_section_id ON projection_section (section_id, contractor_id, contract_id);

CREATE INDEX ix_projection_section_together ON projection_section (section_id, together);

CREATE TABLE section (
    department_id CHAR(32) NOT NULL,
    name TEXT NOT NULL,
    telephone TEXT,
    email TEXT,
    exists_from_on DATE NOT NULL,
    exists_to_on DATE,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'section' NOT NULL,
    department_kind VARCHAR(40) DEFAULT 'department' NOT NULL,
    CONSTRAINT pk_section PRIMARY KEY (row_id),
    CONSTRAINT ck_section_department_kind CHECK (department_kind = 'department'),
    CONSTRAINT fk_section_department_id_department_kind FOREIGN KEY(department_id, department_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_section_name_filled CHECK (name <> ''),
    CONSTRAINT ck_section_exists_to_on_in_order CHECK (exists_to_on >= exists_from_on),
    CONSTRAINT ck_section_kind CHECK (kind = 'section'),
    CONSTRAINT uq_section_id_version UNIQUE (id, version),
    CONSTRAINT ck_section_version CHECK (version >= 1),
    CONSTRAINT ck_section_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_section_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_section_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_section_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_section_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_section_id ON section (id);

CREATE UNIQUE INDEX uq_section_current_department_id_name_exists_from_on ON section (department_id, name, exists_from_on) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_section_current_id ON section (id) WHERE superseded_seq IS NULL;

CREATE TABLE section_in_charge (
    outsourcing_id CHAR(32) NOT NULL,
    section_id CHAR(32) NOT NULL,
    leads BOOLEAN NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'section_in_charge' NOT NULL,
    outsourcing_kind VARCHAR(40) DEFAULT 'outsourcing' NOT NULL,
    section_kind VARCHAR(40) DEFAULT 'section' NOT NULL,
    CONSTRAINT pk_section_in_charge PRIMARY KEY (row_id),
    CONSTRAINT ck_section_in_charge_outsourcing_kind CHECK (outsourcing_kind = 'outsourcing'),
    CONSTRAINT fk_section_in_charge_outsourcing_id_outsourcing_kind FOREIGN KEY(outsourcing_id, outsourcing_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_section_in_charge_section_kind CHECK (section_kind = 'section'),
    CONSTRAINT fk_section_in_charge_section_id_section_kind FOREIGN KEY(section_id, section_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_section_in_charge_to_on_in_order CHECK (to_on >= from_on),
    CONSTRAINT ck_section_in_charge_kind CHECK (kind = 'section_in_charge'),
    CONSTRAINT uq_section_in_charge_id_version UNIQUE (id, version),
    CONSTRAINT ck_section_in_charge_version CHECK (version >= 1),
    CONSTRAINT ck_section_in_charge_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_section_in_charge_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_section_in_charge_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_section_in_charge_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_section_in_charge_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_section_in_charge_id ON section_in_charge (id);

CREATE INDEX ix_section_in_charge_outsourcing_id ON section_in_charge (outsourcing_id);

CREATE INDEX ix_section_in_charge_section_id ON section_in_charge (section_id);

CREATE UNIQUE INDEX uq_section_in_charge_current_id ON section_in_charge (id) WHERE superseded_seq IS NULL;

CREATE UNIQUE INDEX uq_section_in_charge_current_outsourcing_id_section_id_from_on ON section_in_charge (outsourcing_id, section_id, from_on) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE TABLE tally_day (
    cell_id INTEGER NOT NULL,
    day DATE NOT NULL,
    matters_open INTEGER NOT NULL,
    matters_claimed INTEGER NOT NULL,
    matters_overdue INTEGER NOT NULL,
    rows_open INTEGER NOT NULL,
    rows_claimed INTEGER NOT NULL,
    rows_overdue INTEGER NOT NULL,
    CONSTRAINT pk_tally_day PRIMARY KEY (cell_id, day),
    CONSTRAINT fk_tally_day_cell_id FOREIGN KEY(cell_id) REFERENCES tally_cell (id)
);

CREATE TABLE tally_month (
    cell_id INTEGER NOT NULL,
    month DATE NOT NULL,
    matters_open INTEGER NOT NULL,
    matters_claimed INTEGER NOT NULL,
    matters_overdue INTEGER NOT NULL,
    rows_open INTEGER NOT NULL,
    rows_claimed INTEGER NOT NULL,
    rows_overdue INTEGER NOT NULL,
    CONSTRAINT pk_tally_month PRIMARY KEY (cell_id, month),
    CONSTRAINT fk_tally_month_cell_id FOREIGN KEY(cell_id) REFERENCES tally_cell (id)
);

CREATE TABLE trail_salt (
    seq INTEGER NOT NULL,
    salt BLOB NOT NULL,
    CONSTRAINT pk_trail_salt PRIMARY KEY (seq),
    CONSTRAINT fk_trail_salt_seq FOREIGN KEY(seq) REFERENCES trail_entry (seq)
);

CREATE TABLE ward_settings (
    name TEXT NOT NULL,
    mayor_title TEXT,
    telephone TEXT,
    email TEXT,
    start_of_use_on DATE,
    reminder_days TEXT NOT NULL,
    draft_days INTEGER NOT NULL,
    practice BOOLEAN NOT NULL,
    reason TEXT,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'ward_settings' NOT NULL,
    CONSTRAINT pk_ward_settings PRIMARY KEY (row_id),
    CONSTRAINT ck_ward_settings_name_filled CHECK (name <> ''),
    CONSTRAINT ck_ward_settings_draft_days CHECK (draft_days BETWEEN 1 AND 90),
    CONSTRAINT ck_ward_settings_kind CHECK (kind = 'ward_settings'),
    CONSTRAINT uq_ward_settings_id_version UNIQUE (id, version),
    CONSTRAINT ck_ward_settings_version CHECK (version >= 1),
    CONSTRAINT ck_ward_settings_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_ward_settings_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_ward_settings_id_kind FOREIGN KEY(id, kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_ward_settings_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_ward_settings_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_ward_settings_id ON ward_settings (id);

CREATE UNIQUE INDEX uq_ward_settings_current_id ON ward_settings (id) WHERE superseded_seq IS NULL;

CREATE UNIQUE INDEX uq_ward_settings_current_kind ON ward_settings (kind) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE TABLE assessment (
    item TEXT NOT NULL,
    answer VARCHAR(40) NOT NULL,
    how VARCHAR(40) NOT NULL,
    inspection_id CHAR(32),
    report_id CHAR(32),
    seen TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'assessment' NOT NULL,
    inspection_kind VARCHAR(40) DEFAULT 'inspection' NOT NULL,
    report_kind VARCHAR(40) DEFAULT 'status_report' NOT NULL,
    CONSTRAINT pk_assessment PRIMARY KEY (row_id),
    CONSTRAINT ck_assessment_inspection_kind CHECK (inspection_kind = 'inspection'),
    CONSTRAINT fk_assessment_inspection_id_inspection_kind_contract_id FOREIGN KEY(inspection_id, inspection_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_assessment_report_kind CHECK (report_kind = 'status_report'),
    CONSTRAINT fk_assessment_report_id_report_kind_contract_id FOREIGN KEY(report_id, report_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_assessment_item_filled CHECK (item <> ''),
    CONSTRAINT ck_assessment_kind CHECK (kind = 'assessment'),
    CONSTRAINT uq_assessment_id_version UNIQUE (id, version),
    CONSTRAINT ck_assessment_version CHECK (version >= 1),
    CONSTRAINT ck_assessment_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_assessment_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_assessment_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_assessment_answer CHECK (answer IN ('conforms', 'fails', 'not_applicable', 'not_confirmed')),
    CONSTRAINT ck_assessment_assessedhow CHECK (how IN ('self_check', 'desk', 'on_site')),
    CONSTRAINT fk_assessment_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_assessment_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_assessment_contract_id ON assessment (contract_id);

CREATE INDEX ix_assessment_contract_id_item_happened_on ON assessment (contract_id, item, happened_on);

CREATE INDEX ix_assessment_id ON assessment (id);

CREATE INDEX ix_assessment_inspection_id ON assessment (inspection_id);

CREATE INDEX ix_assessment_report_id ON assessment (report_id);

CREATE UNIQUE INDEX uq_assessment_current_id ON assessment (id) WHERE superseded_seq IS NULL;

CREATE TABLE attendance (
    person_id CHAR(32) NOT NULL,
    present BOOLEAN NOT NULL,
    child_id INTEGER NOT NULL,
    of_row BIGINT NOT NULL,
    person_kind VARCHAR(40) DEFAULT 'person' NOT NULL,
    CONSTRAINT pk_attendance PRIMARY KEY (child_id),
    CONSTRAINT fk_attendance_of_row FOREIGN KEY(of_row) REFERENCES education_session (row_id),
    CONSTRAINT ck_attendance_person_kind CHECK (person_kind = 'person'),
    CONSTRAINT fk_attendance_person_id_person_kind FOREIGN KEY(person_id, person_kind) REFERENCES entity (id, kind),
    CONSTRAINT uq_attendance_of_row_person_id UNIQUE (of_row, person_id)
);

CREATE INDEX ix_attendance_of_row ON attendance (of_row);

CREATE INDEX ix_attendance_person_id ON attendance (person_id);

CREATE TABLE education_invited (
    person_id CHAR(32) NOT NULL,
    child_id INTEGER NOT NULL,
    of_row BIGINT NOT NULL,
    person_kind VARCHAR(40) DEFAULT 'person' NOT NULL,
    CONSTRAINT pk_education_invited PRIMARY KEY (child_id),
    CONSTRAINT fk_education_invited_of_row FOREIGN KEY(of_row) REFERENCES education_plan (row_id),
    CONSTRAINT ck_education_invited_person_kind CHECK (person_kind = 'person'),
    CONSTRAINT fk_education_invited_person_id_person_kind FOREIGN KEY(person_id, person_kind) REFERENCES entity (id, kind),
    CONSTRAINT uq_education_invited_of_row_person_id UNIQUE (of_row, person_id)
);

CREATE INDEX ix_education_invited_of_row ON education_invited (of_row);

CREATE INDEX ix_education_invited_person_id ON education_invited (person_id);

CREATE TABLE breach_decision (
    clause TEXT NOT NULL,
    cause TEXT NOT NULL,
    established BOOLEAN NOT NULL,
    told_on DATE,
    reported_id CHAR(32),
    ground TEXT,
    decided_by TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'breach_decision' NOT NULL,
    reported_kind VARCHAR(40) DEFAULT 'incident' NOT NULL,
    CONSTRAINT pk_breach_decision PRIMARY KEY (row_id),
    CONSTRAINT ck_breach_decision_reported_kind CHECK (reported_kind = 'incident'),
    CONSTRAINT fk_breach_decision_reported_id_reported_kind_contract_id FOREIGN KEY(reported_id, reported_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_breach_decision_clause_filled CHECK (clause <> ''),
    CONSTRAINT ck_breach_decision_cause_filled CHECK (cause <> ''),
    CONSTRAINT ck_breach_decision_told_of_what_is_established CHECK (established OR told_on IS NULL),
    CONSTRAINT ck_breach_decision_kind CHECK (kind = 'breach_decision'),
    CONSTRAINT uq_breach_decision_id_version UNIQUE (id, version),
    CONSTRAINT ck_breach_decision_version CHECK (version >= 1),
    CONSTRAINT ck_breach_decision_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_breach_decision_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_breach_decision_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_breach_decision_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_breach_decision_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_breach_decision_contract_id ON breach_decision (contract_id);

CREATE INDEX ix_breach_decision_id ON breach_decision (id);

CREATE UNIQUE INDEX uq_breach_decision_current_contract_id_clause_cause ON breach_decision (contract_id, clause, cause) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_breach_decision_current_id ON breach_decision (id) WHERE superseded_seq IS NULL;

CREATE TABLE certified_erasure (
    of_id CHAR(32) NOT NULL,
    contract_id CHAR(32) NOT NULL,
    erasure_id CHAR(32) NOT NULL,
    child_id INTEGER NOT NULL,
    of_row BIGINT NOT NULL,
    of_kind VARCHAR(40) DEFAULT 'certificate' NOT NULL,
    erasure_kind VARCHAR(40) DEFAULT 'erasure' NOT NULL,
    CONSTRAINT pk_certified_erasure PRIMARY KEY (child_id),
    CONSTRAINT fk_certified_erasure_of_row_of_id FOREIGN KEY(of_row, of_id) REFERENCES certificate (row_id, id),
    CONSTRAINT ck_certified_erasure_of_kind CHECK (of_kind = 'certificate'),
    CONSTRAINT fk_certified_erasure_of_id_of_kind_contract_id FOREIGN KEY(of_id, of_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_certified_erasure_erasure_kind CHECK (erasure_kind = 'erasure'),
    CONSTRAINT fk_certified_erasure_erasure_id_erasure_kind_contract_id FOREIGN KEY(erasure_id, erasure_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT uq_certified_erasure_of_row_erasure_id UNIQUE (of_row, erasure_id)
);

CREATE INDEX ix_certified_erasure_erasure_id ON certified_erasure (erasure_id);

CREATE INDEX ix_certified_erasure_of_row ON certified_erasure (of_row);

CREATE TABLE check_decision (
    erasure_id CHAR(32) NOT NULL,
    decided_by TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'check_decision' NOT NULL,
    erasure_kind VARCHAR(40) DEFAULT 'erasure' NOT NULL,
    CONSTRAINT pk_check_decision PRIMARY KEY (row_id),
    CONSTRAINT ck_check_decision_erasure_kind CHECK (erasure_kind = 'erasure'),
    CONSTRAINT fk_check_decision_erasure_id_erasure_kind_contract_id FOREIGN KEY(erasure_id, erasure_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_check_decision_kind CHECK (kind = 'check_decision'),
    CONSTRAINT uq_check_decision_id_version UNIQUE (id, version),
    CONSTRAINT ck_check_decision_version CHECK (version >= 1),
    CONSTRAINT ck_check_decision_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_check_decision_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_check_decision_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_check_decision_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_check_decision_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_check_decision_contract_id ON check_decision (contract_id);

CREATE INDEX ix_check_decision_erasure_id ON check_decision (erasure_id);

CREATE INDEX ix_check_decision_id ON check_decision (id);

CREATE UNIQUE INDEX uq_check_decision_current_id ON check_decision (id) WHERE superseded_seq IS NULL;

CREATE TABLE closing (
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'closing' NOT NULL,
    CONSTRAINT pk_closing PRIMARY KEY (row_id),
    CONSTRAINT ck_closing_kind CHECK (kind = 'closing'),
    CONSTRAINT uq_closing_id_version UNIQUE (id, version),
    CONSTRAINT ck_closing_version CHECK (version >= 1),
    CONSTRAINT ck_closing_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_closing_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_closing_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_closing_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_closing_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_closing_contract_id ON closing (contract_id);

CREATE INDEX ix_closing_id ON closing (id);

CREATE UNIQUE INDEX uq_closing_current_contract_id ON closing (contract_id) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_closing_current_id ON closing (id) WHERE superseded_seq IS NULL;

CREATE TABLE collection (
    from_the_person BOOLEAN NOT NULL,
    purpose_stated BOOLEAN NOT NULL,
    sensitive JSON NOT NULL,
    what TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'collection' NOT NULL,
    CONSTRAINT pk_collection PRIMARY KEY (row_id),
    CONSTRAINT uq_collection_row_id_contract_id UNIQUE (row_id, contract_id),
    CONSTRAINT ck_collection_kind CHECK (kind = 'collection'),
    CONSTRAINT uq_collection_id_version UNIQUE (id, version),
    CONSTRAINT ck_collection_version CHECK (version >= 1),
    CONSTRAINT ck_collection_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_collection_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_collection_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_collection_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_collection_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_collection_contract_id ON collection (contract_id);

CREATE INDEX ix_collection_id ON collection (id);

CREATE UNIQUE INDEX uq_collection_current_id ON collection (id) WHERE superseded_seq IS NULL;

CREATE TABLE consent_decision (
    request_id CHAR(32) NOT NULL,
    granted BOOLEAN NOT NULL,
    until_on DATE,
    back_by_on DATE,
    conditions TEXT,
    decided_by TEXT,
    letter_id CHAR(32),
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'consent_decision' NOT NULL,
    request_kind VARCHAR(40) DEFAULT 'consent_request' NOT NULL,
    letter_kind VARCHAR(40) DEFAULT 'letter' NOT NULL,
    CONSTRAINT pk_consent_decision PRIMARY KEY (row_id),
    CONSTRAINT ck_consent_decision_request_kind CHECK (request_kind = 'consent_request'),
    CONSTRAINT fk_consent_decision_request_id_request_kind_contract_id FOREIGN KEY(request_id, request_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_consent_decision_letter_kind CHECK (letter_kind = 'letter'),
    CONSTRAINT fk_consent_decision_letter_id_letter_kind_contract_id FOREIGN KEY(letter_id, letter_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_consent_decision_only_a_grant_has_days CHECK (granted OR (until_on IS NULL AND back_by_on IS NULL)),
    CONSTRAINT ck_consent_decision_kind CHECK (kind = 'consent_decision'),
    CONSTRAINT uq_consent_decision_id_version UNIQUE (id, version),
    CONSTRAINT ck_consent_decision_version CHECK (version >= 1),
    CONSTRAINT ck_consent_decision_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_consent_decision_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_consent_decision_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_consent_decision_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_consent_decision_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_consent_decision_contract_id ON consent_decision (contract_id);

CREATE INDEX ix_consent_decision_id ON consent_decision (id);

CREATE INDEX ix_consent_decision_request_id ON consent_decision (request_id);

CREATE UNIQUE INDEX uq_consent_decision_current_contract_id_request_id ON consent_decision (contract_id, request_id) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_consent_decision_current_id ON consent_decision (id) WHERE superseded_seq IS NULL;

CREATE TABLE consent_request (
    clause TEXT NOT NULL,
    what TEXT,
    recipient TEXT,
    place TEXT,
    reason TEXT,
    wanted_from_on DATE,
    wanted_to_on DATE,
    safeguards TEXT,
    medium_label TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'consent_request' NOT NULL,
    CONSTRAINT pk_consent_request PRIMARY KEY (row_id),
    CONSTRAINT ck_consent_request_clause_filled CHECK (clause <> ''),
    CONSTRAINT ck_consent_request_wanted_to_on_in_order CHECK (wanted_to_on >= wanted_from_on),
    CONSTRAINT ck_consent_request_kind CHECK (kind = 'consent_request'),
    CONSTRAINT uq_consent_request_id_version UNIQUE (id, version),
    CONSTRAINT ck_consent_request_version CHECK (version >= 1),
    CONSTRAINT ck_consent_request_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_consent_request_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_consent_request_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_consent_request_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_consent_request_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_consent_request_contract_id ON consent_request (contract_id);

CREATE INDEX ix_consent_request_id ON consent_request (id);

CREATE UNIQUE INDEX uq_consent_request_current_id ON consent_request (id) WHERE superseded_seq IS NULL;

CREATE TABLE contract_attachment (
    kind VARCHAR(40) NOT NULL,
    stated BOOLEAN NOT NULL,
    document_version TEXT,
    stated_on DATE,
    child_id INTEGER NOT NULL,
    of_row BIGINT NOT NULL,
    CONSTRAINT pk_contract_attachment PRIMARY KEY (child_id),
    CONSTRAINT fk_contract_attachment_of_row FOREIGN KEY(of_row) REFERENCES contract (row_id),
    CONSTRAINT uq_contract_attachment_of_row_kind UNIQUE (of_row, kind),
    CONSTRAINT ck_contract_attachment_attachmentkind CHECK (kind IN ('special_clauses', 'security_policy', 'ordinance'))
);

CREATE INDEX ix_contract_attachment_of_row ON contract_attachment (of_row);

CREATE TABLE contractor_contact (
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    post TEXT,
    telephone TEXT,
    email TEXT,
    child_id INTEGER NOT NULL,
    of_row BIGINT NOT NULL,
    CONSTRAINT pk_contractor_contact PRIMARY KEY (child_id),
    CONSTRAINT fk_contractor_contact_of_row FOREIGN KEY(of_row) REFERENCES contractor (row_id),
    CONSTRAINT uq_contractor_contact_of_row_position UNIQUE (of_row, position),
    CONSTRAINT ck_contractor_contact_name_filled CHECK (name <> '')
);

CREATE INDEX ix_contractor_contact_of_row ON contractor_contact (of_row);

CREATE TABLE copy (
    consent_id CHAR(32),
    what TEXT,
    count INTEGER NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'copy' NOT NULL,
    consent_kind VARCHAR(40) DEFAULT 'consent_request' NOT NULL,
    CONSTRAINT pk_copy PRIMARY KEY (row_id),
    CONSTRAINT ck_copy_consent_kind CHECK (consent_kind = 'consent_request'),
    CONSTRAINT fk_copy_consent_id_consent_kind_contract_id FOREIGN KEY(consent_id, consent_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_copy_count CHECK (count >= 1),
    CONSTRAINT ck_copy_kind CHECK (kind = 'copy'),
    CONSTRAINT uq_copy_id_version UNIQUE (id, version),
    CONSTRAINT ck_copy_version CHECK (version >= 1),
    CONSTRAINT ck_copy_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_copy_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_copy_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_copy_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_copy_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_copy_contract_id ON copy (contract_id);

CREATE INDEX ix_copy_id ON copy (id);

CREATE UNIQUE INDEX uq_copy_current_id ON copy (id) WHERE superseded_seq IS NULL;

CREATE TABLE correction (
    text TEXT,
    finding_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'correction' NOT NULL,
    finding_kind VARCHAR(40) DEFAULT 'finding' NOT NULL,
    CONSTRAINT pk_correction PRIMARY KEY (row_id),
    CONSTRAINT ck_correction_finding_kind CHECK (finding_kind = 'finding'),
    CONSTRAINT fk_correction_finding_id_finding_kind_contract_id FOREIGN KEY(finding_id, finding_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_correction_kind CHECK (kind = 'correction'),
    CONSTRAINT uq_correction_id_version UNIQUE (id, version),
    CONSTRAINT ck_correction_version CHECK (version >= 1),
    CONSTRAINT ck_correction_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_correction_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_correction_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_correction_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_correction_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_correction_contract_id ON correction (contract_id);

CREATE INDEX ix_correction_finding_id ON correction (finding_id);

CREATE INDEX ix_correction_id ON correction (id);

CREATE UNIQUE INDEX uq_correction_current_id ON correction (id) WHERE superseded_seq IS NULL;

CREATE TABLE council_report_file (
    row_id INTEGER NOT NULL,
    report_id CHAR(32) NOT NULL,
    file_id CHAR(32) NOT NULL,
    name TEXT NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    CONSTRAINT pk_council_report_file PRIMARY KEY (row_id),
    CONSTRAINT uq_council_report_file_report_id_name UNIQUE (report_id, name),
    CONSTRAINT ck_council_report_file_sha256 CHECK (LENGTH(sha256) = 64),
    CONSTRAINT fk_council_report_file_report_id FOREIGN KEY(report_id) REFERENCES council_report (id),
    CONSTRAINT fk_council_report_file_file_id FOREIGN KEY(file_id) REFERENCES sealed_file (id)
);

CREATE TABLE council_report_row (
    row_id INTEGER NOT NULL,
    report_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    obligation_id CHAR(32) NOT NULL,
    content JSON NOT NULL,
    CONSTRAINT pk_council_report_row PRIMARY KEY (row_id),
    CONSTRAINT uq_council_report_row_report_id_position UNIQUE (report_id, position),
    CONSTRAINT fk_council_report_row_report_id FOREIGN KEY(report_id) REFERENCES council_report (id)
);

CREATE TABLE damage_claim (
    clause TEXT NOT NULL,
    due_on DATE,
    third_party BOOLEAN NOT NULL,
    claimant TEXT,
    amount BIGINT,
    text TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'damage_claim' NOT NULL,
    CONSTRAINT pk_damage_claim PRIMARY KEY (row_id),
    CONSTRAINT ck_damage_claim_clause_filled CHECK (clause <> ''),
    CONSTRAINT ck_damage_claim_due_on_in_order CHECK (due_on >= happened_on),
    CONSTRAINT ck_damage_claim_amount CHECK (amount >= 0),
    CONSTRAINT ck_damage_claim_kind CHECK (kind = 'damage_claim'),
    CONSTRAINT uq_damage_claim_id_version UNIQUE (id, version),
    CONSTRAINT ck_damage_claim_version CHECK (version >= 1),
    CONSTRAINT ck_damage_claim_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_damage_claim_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_damage_claim_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_damage_claim_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_damage_claim_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_damage_claim_contract_id ON damage_claim (contract_id);

CREATE INDEX ix_damage_claim_id ON damage_claim (id);

CREATE UNIQUE INDEX uq_damage_claim_current_id ON damage_claim (id) WHERE superseded_seq IS NULL;

CREATE TABLE damage_settlement (
    claim_id CHAR(32) NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    amount BIGINT,
    text TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'damage_settlement' NOT NULL,
    claim_kind VARCHAR(40) DEFAULT 'damage_claim' NOT NULL,
    CONSTRAINT pk_damage_settlement PRIMARY KEY (row_id),
    CONSTRAINT ck_damage_settlement_claim_kind CHECK (claim_kind = 'damage_claim'),
    CONSTRAINT fk_damage_settlement_claim_id_claim_kind_contract_id FOREIGN KEY(claim_id, claim_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_damage_settlement_amount CHECK (amount >= 0),
    CONSTRAINT ck_damage_settlement_kind CHECK (kind = 'damage_settlement'),
    CONSTRAINT uq_damage_settlement_id_version UNIQUE (id, version),
    CONSTRAINT ck_damage_settlement_version CHECK (version >= 1),
    CONSTRAINT ck_damage_settlement_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_damage_settlement_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_damage_settlement_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_damage_settlement_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_damage_settlement_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_damage_settlement_claim_id ON damage_settlement (claim_id);

CREATE INDEX ix_damage_settlement_contract_id ON damage_settlement (contract_id);

CREATE INDEX ix_damage_settlement_id ON damage_settlement (id);

CREATE UNIQUE INDEX uq_damage_settlement_current_contract_id_claim_id ON damage_settlement (contract_id, claim_id) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_damage_settlement_current_id ON damage_settlement (id) WHERE superseded_seq IS NULL;

CREATE TABLE data_item (
    position INTEGER NOT NULL,
    person_kind TEXT NOT NULL,
    name TEXT NOT NULL,
    origin VARCHAR(40),
    child_id INTEGER NOT NULL,
    of_row BIGINT NOT NULL,
    CONSTRAINT pk_data_item PRIMARY KEY (child_id),
    CONSTRAINT fk_data_item_of_row FOREIGN KEY(of_row) REFERENCES outsourcing (row_id),
    CONSTRAINT uq_data_item_of_row_position UNIQUE (of_row, position),
    CONSTRAINT ck_data_item_name_filled CHECK (name <> ''),
    CONSTRAINT ck_data_item_dataorigin CHECK (origin IN ('provided', 'collected', 'created'))
);

CREATE INDEX ix_data_item_of_row ON data_item (of_row);

CREATE TABLE designation (
    contractor_id CHAR(32) NOT NULL,
    person_id CHAR(32) NOT NULL,
    role VARCHAR(40) NOT NULL,
    employment VARCHAR(40) NOT NULL,
    employer TEXT,
    post TEXT,
    scope TEXT,
    place TEXT,
    has_system_id BOOLEAN,
    from_on DATE NOT NULL,
    to_on DATE,
    note TEXT,
    told_by CHAR(32),
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'designation' NOT NULL,
    person_kind VARCHAR(40) DEFAULT 'person' NOT NULL,
    contractor_kind VARCHAR(40) DEFAULT 'contractor' NOT NULL,
    contract_kind VARCHAR(40) DEFAULT 'contract' NOT NULL,
    CONSTRAINT pk_designation PRIMARY KEY (row_id),
    CONSTRAINT fk_designation_person_id_person_kind_contractor_id FOREIGN KEY(person_id, person_kind, contractor_id) REFERENCES entity (id, kind, owner_id),
    CONSTRAINT ck_designation_person_kind CHECK (person_kind = 'person'),
    CONSTRAINT ck_designation_contractor_kind CHECK (contractor_kind = 'contractor'),
    CONSTRAINT fk_designation_contractor_id_contractor_kind FOREIGN KEY(contractor_id, contractor_kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_designation_contract_id_contract_kind_contractor_id FOREIGN KEY(contract_id, contract_kind, contractor_id) REFERENCES entity (id, kind, owner_id),
    CONSTRAINT ck_designation_contract_kind CHECK (contract_kind = 'contract'),
    CONSTRAINT ck_designation_to_on_in_order CHECK (to_on >= from_on),
    CONSTRAINT uq_designation_row_id_contract_id UNIQUE (row_id, contract_id),
    CONSTRAINT ck_designation_kind CHECK (kind = 'designation'),
    CONSTRAINT uq_designation_id_version UNIQUE (id, version),
    CONSTRAINT ck_designation_version CHECK (version >= 1),
    CONSTRAINT ck_designation_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_designation_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_designation_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_designation_role CHECK (role IN ('supervisor', 'handler', 'worker')),
    CONSTRAINT ck_designation_employment CHECK (employment IN ('own', 'dispatched', 'freelance', 'other')),
    CONSTRAINT fk_designation_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_designation_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_designation_contract_id ON designation (contract_id);

CREATE INDEX ix_designation_id ON designation (id);

CREATE INDEX ix_designation_person_id ON designation (person_id);

CREATE UNIQUE INDEX uq_designation_current_contract_id_person_id_role_from_on ON designation (contract_id, person_id, role, from_on) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_designation_current_id ON designation (id) WHERE superseded_seq IS NULL;

CREATE TABLE device (
    asset_number TEXT NOT NULL,
    maker TEXT,
    model_name TEXT,
    serial TEXT,
    place TEXT,
    permitted_users TEXT,
    access_control TEXT,
    log_evidence TEXT,
    from_on DATE,
    to_on DATE,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'device' NOT NULL,
    CONSTRAINT pk_device PRIMARY KEY (row_id),
    CONSTRAINT ck_device_asset_number_filled CHECK (asset_number <> ''),
    CONSTRAINT ck_device_to_on_in_order CHECK (to_on >= from_on),
    CONSTRAINT ck_device_kind CHECK (kind = 'device'),
    CONSTRAINT uq_device_id_version UNIQUE (id, version),
    CONSTRAINT ck_device_version CHECK (version >= 1),
    CONSTRAINT ck_device_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_device_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_device_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_device_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_device_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_device_contract_id ON device (contract_id);

CREATE INDEX ix_device_id ON device (id);

CREATE UNIQUE INDEX uq_device_current_contract_id_asset_number ON device (contract_id, asset_number) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_device_current_id ON device (id) WHERE superseded_seq IS NULL;

CREATE TABLE due_extension (
    obligation_key TEXT NOT NULL,
    old_due_on DATE,
    new_due_on DATE NOT NULL,
    reason TEXT NOT NULL,
    granted_by TEXT,
    submitted BOOLEAN NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'due_extension' NOT NULL,
    CONSTRAINT pk_due_extension PRIMARY KEY (row_id),
    CONSTRAINT ck_due_extension_obligation_key_filled CHECK (obligation_key <> ''),
    CONSTRAINT ck_due_extension_reason_filled CHECK (reason <> ''),
    CONSTRAINT ck_due_extension_new_due_on_in_order CHECK (new_due_on >= old_due_on),
    CONSTRAINT ck_due_extension_kind CHECK (kind = 'due_extension'),
    CONSTRAINT uq_due_extension_id_version UNIQUE (id, version),
    CONSTRAINT ck_due_extension_version CHECK (version >= 1),
    CONSTRAINT ck_due_extension_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_due_extension_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_due_extension_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_due_extension_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_due_extension_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_due_extension_contract_id ON due_extension (contract_id);

CREATE INDEX ix_due_extension_id ON due_extension (id);

CREATE UNIQUE INDEX uq_due_extension_current_id ON due_extension (id) WHERE superseded_seq IS NULL;

CREATE TABLE erasure (
    erasure_type VARCHAR(40) NOT NULL,
    count INTEGER NOT NULL,
    data TEXT,
    device_id CHAR(32),
    equipment TEXT,
    place TEXT,
    started_at DATETIME,
    ended_at DATETIME,
    operator TEXT,
    witness TEXT,
    method TEXT,
    tool TEXT,
    tool_version TEXT,
    verification TEXT,
    copies TEXT,
    submitted BOOLEAN NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'erasure' NOT NULL,
    device_kind VARCHAR(40) DEFAULT 'device' NOT NULL,
    CONSTRAINT pk_erasure PRIMARY KEY (row_id),
    CONSTRAINT ck_erasure_device_kind CHECK (device_kind = 'device'),
    CONSTRAINT fk_erasure_device_id_device_kind_contract_id FOREIGN KEY(device_id, device_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_erasure_ended_at_in_order CHECK (ended_at >= started_at),
    CONSTRAINT ck_erasure_count CHECK (count >= 1),
    CONSTRAINT uq_erasure_row_id_contract_id UNIQUE (row_id, contract_id),
    CONSTRAINT ck_erasure_kind CHECK (kind = 'erasure'),
    CONSTRAINT uq_erasure_id_version UNIQUE (id, version),
    CONSTRAINT ck_erasure_version CHECK (version >= 1),
    CONSTRAINT ck_erasure_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_erasure_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_erasure_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_erasure_erasuretype CHECK (erasure_type IN ('files', 'device_wiped', 'media_destroyed', 'paper_destroyed')),
    CONSTRAINT fk_erasure_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_erasure_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_erasure_contract_id ON erasure (contract_id);

CREATE INDEX ix_erasure_id ON erasure (id);

CREATE UNIQUE INDEX uq_erasure_current_id ON erasure (id) WHERE superseded_seq IS NULL;

CREATE TABLE erasure_check (
    erasure_id CHAR(32) NOT NULL,
    confirmed BOOLEAN NOT NULL,
    on_site BOOLEAN NOT NULL,
    checked_by TEXT,
    seen TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'erasure_check' NOT NULL,
    erasure_kind VARCHAR(40) DEFAULT 'erasure' NOT NULL,
    CONSTRAINT pk_erasure_check PRIMARY KEY (row_id),
    CONSTRAINT ck_erasure_check_erasure_kind CHECK (erasure_kind = 'erasure'),
    CONSTRAINT fk_erasure_check_erasure_id_erasure_kind_contract_id FOREIGN KEY(erasure_id, erasure_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_erasure_check_kind CHECK (kind = 'erasure_check'),
    CONSTRAINT uq_erasure_check_id_version UNIQUE (id, version),
    CONSTRAINT ck_erasure_check_version CHECK (version >= 1),
    CONSTRAINT ck_erasure_check_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_erasure_check_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_erasure_check_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_erasure_check_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_erasure_check_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_erasure_check_contract_id ON erasure_check (contract_id);

CREATE INDEX ix_erasure_check_erasure_id ON erasure_check (erasure_id);

CREATE INDEX ix_erasure_check_id ON erasure_check (id);

CREATE UNIQUE INDEX uq_erasure_check_current_id ON erasure_check (id) WHERE superseded_seq IS NULL;

CREATE TABLE evidence_use (
    evidence_id CHAR(32) NOT NULL,
    subject_id CHAR(32),
    subject_kind VARCHAR(40),
    item TEXT,
    obligation_key TEXT,
    fiscal_year INTEGER,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'evidence_use' NOT NULL,
    evidence_kind VARCHAR(40) DEFAULT 'evidence' NOT NULL,
    CONSTRAINT pk_evidence_use PRIMARY KEY (row_id),
    CONSTRAINT ck_evidence_use_evidence_kind CHECK (evidence_kind = 'evidence'),
    CONSTRAINT fk_evidence_use_evidence_id_evidence_kind_contract_id FOREIGN KEY(evidence_id, evidence_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_evidence_use_subject_id_subject_kind_contract_id FOREIGN KEY(subject_id, subject_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_evidence_use_subject_has_a_kind CHECK ((subject_id IS NULL) = (subject_kind IS NULL)),
    CONSTRAINT ck_evidence_use_kind CHECK (kind = 'evidence_use'),
    CONSTRAINT uq_evidence_use_id_version UNIQUE (id, version),
    CONSTRAINT ck_evidence_use_version CHECK (version >= 1),
    CONSTRAINT ck_evidence_use_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_evidence_use_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_evidence_use_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_evidence_use_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_evidence_use_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_evidence_use_contract_id ON evidence_use (contract_id);

CREATE INDEX ix_evidence_use_evidence_id ON evidence_use (evidence_id);

CREATE INDEX ix_evidence_use_id ON evidence_use (id);

CREATE INDEX ix_evidence_use_subject_id ON evidence_use (subject_id);

CREATE UNIQUE INDEX uq_evidence_use_current_id ON evidence_use (id) WHERE superseded_seq IS NULL;

CREATE TABLE expected_handover (
    due_on DATE NOT NULL,
    to_ward BOOLEAN NOT NULL,
    description TEXT NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'expected_handover' NOT NULL,
    CONSTRAINT pk_expected_handover PRIMARY KEY (row_id),
    CONSTRAINT ck_expected_handover_description_filled CHECK (description <> ''),
    CONSTRAINT ck_expected_handover_kind CHECK (kind = 'expected_handover'),
    CONSTRAINT uq_expected_handover_id_version UNIQUE (id, version),
    CONSTRAINT ck_expected_handover_version CHECK (version >= 1),
    CONSTRAINT ck_expected_handover_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_expected_handover_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_expected_handover_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_expected_handover_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_expected_handover_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_expected_handover_contract_id ON expected_handover (contract_id);

CREATE INDEX ix_expected_handover_id ON expected_handover (id);

CREATE UNIQUE INDEX uq_expected_handover_current_id ON expected_handover (id) WHERE superseded_seq IS NULL;

CREATE TABLE explanation (
    breach_id CHAR(32) NOT NULL,
    text TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'explanation' NOT NULL,
    breach_kind VARCHAR(40) DEFAULT 'breach_decision' NOT NULL,
    CONSTRAINT pk_explanation PRIMARY KEY (row_id),
    CONSTRAINT ck_explanation_breach_kind CHECK (breach_kind = 'breach_decision'),
    CONSTRAINT fk_explanation_breach_id_breach_kind_contract_id FOREIGN KEY(breach_id, breach_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_explanation_kind CHECK (kind = 'explanation'),
    CONSTRAINT uq_explanation_id_version UNIQUE (id, version),
    CONSTRAINT ck_explanation_version CHECK (version >= 1),
    CONSTRAINT ck_explanation_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_explanation_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_explanation_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_explanation_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_explanation_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_explanation_breach_id ON explanation (breach_id);

CREATE INDEX ix_explanation_contract_id ON explanation (contract_id);

CREATE INDEX ix_explanation_id ON explanation (id);

CREATE UNIQUE INDEX uq_explanation_current_id ON explanation (id) WHERE superseded_seq IS NULL;

CREATE TABLE finding (
    item TEXT NOT NULL,
    due_on DATE NOT NULL,
    inspection_id CHAR(32),
    ward BOOLEAN NOT NULL,
    severity VARCHAR(40) NOT NULL,
    text TEXT NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'finding' NOT NULL,
    inspection_kind VARCHAR(40) DEFAULT 'inspection' NOT NULL,
    CONSTRAINT pk_finding PRIMARY KEY (row_id),
    CONSTRAINT ck_finding_inspection_kind CHECK (inspection_kind = 'inspection'),
    CONSTRAINT fk_finding_inspection_id_inspection_kind_contract_id FOREIGN KEY(inspection_id, inspection_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_finding_item_filled CHECK (item <> ''),
    CONSTRAINT ck_finding_text_filled CHECK (text <> ''),
    CONSTRAINT ck_finding_due_on_in_order CHECK (due_on >= happened_on),
    CONSTRAINT ck_finding_kind CHECK (kind = 'finding'),
    CONSTRAINT uq_finding_id_version UNIQUE (id, version),
    CONSTRAINT ck_finding_version CHECK (version >= 1),
    CONSTRAINT ck_finding_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_finding_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_finding_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_finding_severity CHECK (severity IN ('serious', 'ordinary', 'slight')),
    CONSTRAINT fk_finding_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_finding_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_finding_contract_id ON finding (contract_id);

CREATE INDEX ix_finding_id ON finding (id);

CREATE INDEX ix_finding_inspection_id ON finding (inspection_id);

CREATE UNIQUE INDEX uq_finding_current_id ON finding (id) WHERE superseded_seq IS NULL;

CREATE TABLE finding_reopening (
    due_on DATE NOT NULL,
    reason TEXT,
    finding_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'finding_reopening' NOT NULL,
    finding_kind VARCHAR(40) DEFAULT 'finding' NOT NULL,
    CONSTRAINT pk_finding_reopening PRIMARY KEY (row_id),
    CONSTRAINT ck_finding_reopening_finding_kind CHECK (finding_kind = 'finding'),
    CONSTRAINT fk_finding_reopening_finding_id_finding_kind_contract_id FOREIGN KEY(finding_id, finding_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_finding_reopening_due_on_in_order CHECK (due_on >= happened_on),
    CONSTRAINT ck_finding_reopening_kind CHECK (kind = 'finding_reopening'),
    CONSTRAINT uq_finding_reopening_id_version UNIQUE (id, version),
    CONSTRAINT ck_finding_reopening_version CHECK (version >= 1),
    CONSTRAINT ck_finding_reopening_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_finding_reopening_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_finding_reopening_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_finding_reopening_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_finding_reopening_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_finding_reopening_contract_id ON finding_reopening (contract_id);

CREATE INDEX ix_finding_reopening_finding_id ON finding_reopening (finding_id);

CREATE INDEX ix_finding_reopening_id ON finding_reopening (id);

CREATE UNIQUE INDEX uq_finding_reopening_current_id ON finding_reopening (id) WHERE superseded_seq IS NULL;

CREATE TABLE given_back (
    holding_id CHAR(32) NOT NULL,
    count INTEGER NOT NULL,
    delivered BOOLEAN NOT NULL,
    giver TEXT,
    receiver TEXT,
    submitted BOOLEAN NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'given_back' NOT NULL,
    holding_kind VARCHAR(40) DEFAULT 'holding' NOT NULL,
    CONSTRAINT pk_given_back PRIMARY KEY (row_id),
    CONSTRAINT ck_given_back_holding_kind CHECK (holding_kind = 'holding'),
    CONSTRAINT fk_given_back_holding_id_holding_kind_contract_id FOREIGN KEY(holding_id, holding_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_given_back_count CHECK (count >= 1),
    CONSTRAINT ck_given_back_kind CHECK (kind = 'given_back'),
    CONSTRAINT uq_given_back_id_version UNIQUE (id, version),
    CONSTRAINT ck_given_back_version CHECK (version >= 1),
    CONSTRAINT ck_given_back_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_given_back_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_given_back_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_given_back_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_given_back_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_given_back_contract_id ON given_back (contract_id);

CREATE INDEX ix_given_back_holding_id ON given_back (holding_id);

CREATE INDEX ix_given_back_id ON given_back (id);

CREATE UNIQUE INDEX uq_given_back_current_id ON given_back (id) WHERE superseded_seq IS NULL;

CREATE TABLE guidance_decision (
    breach_id CHAR(32) NOT NULL,
    guide BOOLEAN NOT NULL,
    ground TEXT,
    decided_by TEXT,
    letter_id CHAR(32),
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'guidance_decision' NOT NULL,
    breach_kind VARCHAR(40) DEFAULT 'breach_decision' NOT NULL,
    letter_kind VARCHAR(40) DEFAULT 'letter' NOT NULL,
    CONSTRAINT pk_guidance_decision PRIMARY KEY (row_id),
    CONSTRAINT ck_guidance_decision_breach_kind CHECK (breach_kind = 'breach_decision'),
    CONSTRAINT fk_guidance_decision_breach_id_breach_kind_contract_id FOREIGN KEY(breach_id, breach_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_guidance_decision_letter_kind CHECK (letter_kind = 'letter'),
    CONSTRAINT fk_guidance_decision_letter_id_letter_kind_contract_id FOREIGN KEY(letter_id, letter_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_guidance_decision_kind CHECK (kind = 'guidance_decision'),
    CONSTRAINT uq_guidance_decision_id_version UNIQUE (id, version),
    CONSTRAINT ck_guidance_decision_version CHECK (version >= 1),
    CONSTRAINT ck_guidance_decision_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_guidance_decision_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_guidance_decision_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_guidance_decision_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_guidance_decision_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_guidance_decision_breach_id ON guidance_decision (breach_id);

CREATE INDEX ix_guidance_decision_contract_id ON guidance_decision (contract_id);

CREATE INDEX ix_guidance_decision_id ON guidance_decision (id);

CREATE UNIQUE INDEX uq_guidance_decision_current_contract_id_breach_id ON guidance_decision (contract_id, breach_id) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_guidance_decision_current_id ON guidance_decision (id) WHERE superseded_seq IS NULL;

CREATE TABLE handover (
    to_ward BOOLEAN NOT NULL,
    expected_id CHAR(32),
    number TEXT,
    description TEXT NOT NULL,
    medium VARCHAR(40) NOT NULL,
    medium_label TEXT,
    count INTEGER NOT NULL,
    persons INTEGER,
    encrypted BOOLEAN,
    key_by TEXT,
    purpose TEXT,
    giver TEXT,
    receiver TEXT,
    due_back_on DATE,
    consent_id CHAR(32),
    handler_id CHAR(32),
    ward_confirmed_on DATE,
    ward_confirmed_by TEXT,
    contractor_confirmed_on DATE,
    contractor_confirmed_by TEXT,
    counted INTEGER,
    difference TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'handover' NOT NULL,
    expected_kind VARCHAR(40) DEFAULT 'expected_handover' NOT NULL,
    consent_kind VARCHAR(40) DEFAULT 'consent_request' NOT NULL,
    handler_kind VARCHAR(40) DEFAULT 'designation' NOT NULL,
    CONSTRAINT pk_handover PRIMARY KEY (row_id),
    CONSTRAINT ck_handover_expected_kind CHECK (expected_kind = 'expected_handover'),
    CONSTRAINT fk_handover_expected_id_expected_kind_contract_id FOREIGN KEY(expected_id, expected_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_handover_consent_kind CHECK (consent_kind = 'consent_request'),
    CONSTRAINT fk_handover_consent_id_consent_kind_contract_id FOREIGN KEY(consent_id, consent_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_handover_handler_kind CHECK (handler_kind = 'designation'),
    CONSTRAINT fk_handover_handler_id_handler_kind_contract_id FOREIGN KEY(handler_id, handler_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_handover_description_filled CHECK (description <> ''),
    CONSTRAINT ck_handover_due_back_on_in_order CHECK (due_back_on >= happened_on),
    CONSTRAINT ck_handover_ward_confirmed_on_in_order CHECK (ward_confirmed_on >= happened_on),
    CONSTRAINT ck_handover_contractor_confirmed_on_in_order CHECK (contractor_confirmed_on >= happened_on),
    CONSTRAINT ck_handover_count CHECK (count >= 0),
    CONSTRAINT ck_handover_persons CHECK (persons >= 0),
    CONSTRAINT ck_handover_counted CHECK (counted >= 0),
    CONSTRAINT ck_handover_kind CHECK (kind = 'handover'),
    CONSTRAINT uq_handover_id_version UNIQUE (id, version),
    CONSTRAINT ck_handover_version CHECK (version >= 1),
    CONSTRAINT ck_handover_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_handover_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_handover_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_handover_medium CHECK (medium IN ('paper', 'media', 'computer')),
    CONSTRAINT fk_handover_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_handover_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_handover_contract_id ON handover (contract_id);

CREATE INDEX ix_handover_id ON handover (id);

CREATE UNIQUE INDEX uq_handover_current_id ON handover (id) WHERE superseded_seq IS NULL;

CREATE TABLE holding (
    description TEXT NOT NULL,
    medium VARCHAR(40) NOT NULL,
    origin VARCHAR(40) NOT NULL,
    count INTEGER NOT NULL,
    place TEXT,
    medium_label TEXT,
    handover_id CHAR(32),
    device_id CHAR(32),
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'holding' NOT NULL,
    handover_kind VARCHAR(40) DEFAULT 'handover' NOT NULL,
    device_kind VARCHAR(40) DEFAULT 'device' NOT NULL,
    CONSTRAINT pk_holding PRIMARY KEY (row_id),
    CONSTRAINT ck_holding_handover_kind CHECK (handover_kind = 'handover'),
    CONSTRAINT fk_holding_handover_id_handover_kind_contract_id FOREIGN KEY(handover_id, handover_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_holding_device_kind CHECK (device_kind = 'device'),
    CONSTRAINT fk_holding_device_id_device_kind_contract_id FOREIGN KEY(device_id, device_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_holding_description_filled CHECK (description <> ''),
    CONSTRAINT ck_holding_count CHECK (count >= 1),
    CONSTRAINT ck_holding_kind CHECK (kind = 'holding'),
    CONSTRAINT uq_holding_id_version UNIQUE (id, version),
    CONSTRAINT ck_holding_version CHECK (version >= 1),
    CONSTRAINT ck_holding_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_holding_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_holding_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_holding_medium CHECK (medium IN ('paper', 'media', 'computer')),
    CONSTRAINT ck_holding_origin CHECK (origin IN ('issued', 'collected', 'created', 'copied')),
    CONSTRAINT fk_holding_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_holding_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_holding_contract_id ON holding (contract_id);

CREATE INDEX ix_holding_id ON holding (id);

CREATE UNIQUE INDEX uq_holding_current_id ON holding (id) WHERE superseded_seq IS NULL;

CREATE TABLE instruction (
    clause TEXT NOT NULL,
    successor_id CHAR(32),
    incident_id CHAR(32),
    letter_id CHAR(32),
    due_on DATE,
    text TEXT,
    instructed_by TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'instruction' NOT NULL,
    successor_kind VARCHAR(40) DEFAULT 'contract' NOT NULL,
    incident_kind VARCHAR(40) DEFAULT 'incident' NOT NULL,
    letter_kind VARCHAR(40) DEFAULT 'letter' NOT NULL,
    CONSTRAINT pk_instruction PRIMARY KEY (row_id),
    CONSTRAINT ck_instruction_successor_kind CHECK (successor_kind = 'contract'),
    CONSTRAINT fk_instruction_successor_id_successor_kind FOREIGN KEY(successor_id, successor_kind) REFERENCES entity (id, kind),
    CONSTRAINT ck_instruction_incident_kind CHECK (incident_kind = 'incident'),
    CONSTRAINT fk_instruction_incident_id_incident_kind_contract_id FOREIGN KEY(incident_id, incident_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_instruction_letter_kind CHECK (letter_kind = 'letter'),
    CONSTRAINT fk_instruction_letter_id_letter_kind_contract_id FOREIGN KEY(letter_id, letter_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_instruction_clause_filled CHECK (clause <> ''),
    CONSTRAINT ck_instruction_another_contract_succeeds CHECK (successor_id <> contract_id),
    CONSTRAINT uq_instruction_row_id_contract_id UNIQUE (row_id, contract_id),
    CONSTRAINT ck_instruction_kind CHECK (kind = 'instruction'),
    CONSTRAINT uq_instruction_id_version UNIQUE (id, version),
    CONSTRAINT ck_instruction_version CHECK (version >= 1),
    CONSTRAINT ck_instruction_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_instruction_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_instruction_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_instruction_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_instruction_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_instruction_contract_id ON instruction (contract_id);

CREATE INDEX ix_instruction_id ON instruction (id);

CREATE INDEX ix_instruction_successor_id ON instruction (successor_id);

CREATE UNIQUE INDEX uq_instruction_current_id ON instruction (id) WHERE superseded_seq IS NULL;

CREATE TABLE instruction_followed (
    instruction_id CHAR(32) NOT NULL,
    how TEXT,
    submitted BOOLEAN NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'instruction_followed' NOT NULL,
    instruction_kind VARCHAR(40) DEFAULT 'instruction' NOT NULL,
    CONSTRAINT pk_instruction_followed PRIMARY KEY (row_id),
    CONSTRAINT ck_instruction_followed_instruction_kind CHECK (instruction_kind = 'instruction'),
    CONSTRAINT fk_instruction_followed_instruction_id_instruction_kind_contract_id FOREIGN KEY(instruction_id, instruction_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_instruction_followed_kind CHECK (kind = 'instruction_followed'),
    CONSTRAINT uq_instruction_followed_id_version UNIQUE (id, version),
    CONSTRAINT ck_instruction_followed_version CHECK (version >= 1),
    CONSTRAINT ck_instruction_followed_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_instruction_followed_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_instruction_followed_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_instruction_followed_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_instruction_followed_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_instruction_followed_contract_id ON instruction_followed (contract_id);

CREATE INDEX ix_instruction_followed_id ON instruction_followed (id);

CREATE INDEX ix_instruction_followed_instruction_id ON instruction_followed (instruction_id);

CREATE UNIQUE INDEX uq_instruction_followed_current_id ON instruction_followed (id) WHERE superseded_seq IS NULL;

CREATE TABLE job (
    id CHAR(32) NOT NULL,
    task TEXT NOT NULL,
    arguments JSON NOT NULL,
    asked_by CHAR(32) NOT NULL,
    state VARCHAR(40) NOT NULL,
    runner TEXT,
    attempts INTEGER NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER,
    queued_at DATETIME NOT NULL,
    started_at DATETIME,
    ended_at DATETIME,
    error JSON,
    CONSTRAINT pk_job PRIMARY KEY (id),
    CONSTRAINT ck_job_progress CHECK (done <= total),
    CONSTRAINT fk_job_asked_by FOREIGN KEY(asked_by) REFERENCES account (id),
    CONSTRAINT ck_job_jobstate CHECK (state IN ('waiting', 'running', 'done', 'failed'))
);

CREATE INDEX ix_job_state_queued_at ON job (state, queued_at);

CREATE TABLE job_file (
    job_id CHAR(32) NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_job_file PRIMARY KEY (job_id),
    CONSTRAINT fk_job_file_job_id FOREIGN KEY(job_id) REFERENCES job (id)
);

CREATE TABLE letter (
    document_number TEXT NOT NULL,
    title TEXT NOT NULL,
    addressee TEXT,
    decided_on DATE NOT NULL,
    sent_on DATE,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'letter' NOT NULL,
    CONSTRAINT pk_letter PRIMARY KEY (row_id),
    CONSTRAINT ck_letter_document_number_filled CHECK (document_number <> ''),
    CONSTRAINT ck_letter_title_filled CHECK (title <> ''),
    CONSTRAINT ck_letter_sent_on_in_order CHECK (sent_on >= decided_on),
    CONSTRAINT ck_letter_kind CHECK (kind = 'letter'),
    CONSTRAINT uq_letter_id_version UNIQUE (id, version),
    CONSTRAINT ck_letter_version CHECK (version >= 1),
    CONSTRAINT ck_letter_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_letter_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_letter_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_letter_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_letter_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_letter_contract_id ON letter (contract_id);

CREATE INDEX ix_letter_id ON letter (id);

CREATE UNIQUE INDEX uq_letter_current_contract_id_document_number ON letter (contract_id, document_number) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_letter_current_id ON letter (id) WHERE superseded_seq IS NULL;

CREATE TABLE login_session (
    token_hash VARCHAR(64) NOT NULL,
    account_id CHAR(32) NOT NULL,
    begun_seq BIGINT NOT NULL,
    created_at DATETIME NOT NULL,
    last_seen_at DATETIME NOT NULL,
    ended_at DATETIME,
    CONSTRAINT pk_login_session PRIMARY KEY (token_hash),
    CONSTRAINT fk_login_session_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_login_session_begun_seq FOREIGN KEY(begun_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_login_session_account_id ON login_session (account_id);

CREATE TABLE no_computer_used (
    stated_by TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'no_computer_used' NOT NULL,
    CONSTRAINT pk_no_computer_used PRIMARY KEY (row_id),
    CONSTRAINT ck_no_computer_used_kind CHECK (kind = 'no_computer_used'),
    CONSTRAINT uq_no_computer_used_id_version UNIQUE (id, version),
    CONSTRAINT ck_no_computer_used_version CHECK (version >= 1),
    CONSTRAINT ck_no_computer_used_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_no_computer_used_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_no_computer_used_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_no_computer_used_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_no_computer_used_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_no_computer_used_contract_id ON no_computer_used (contract_id);

CREATE INDEX ix_no_computer_used_id ON no_computer_used (id);

CREATE UNIQUE INDEX uq_no_computer_used_current_contract_id ON no_computer_used (contract_id) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_no_computer_used_current_id ON no_computer_used (id) WHERE superseded_seq IS NULL;

CREATE TABLE no_longer_needed (
    holding_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'no_longer_needed' NOT NULL,
    holding_kind VARCHAR(40) DEFAULT 'holding' NOT NULL,
    CONSTRAINT pk_no_longer_needed PRIMARY KEY (row_id),
    CONSTRAINT ck_no_longer_needed_holding_kind CHECK (holding_kind = 'holding'),
    CONSTRAINT fk_no_longer_needed_holding_id_holding_kind_contract_id FOREIGN KEY(holding_id, holding_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_no_longer_needed_kind CHECK (kind = 'no_longer_needed'),
    CONSTRAINT uq_no_longer_needed_id_version UNIQUE (id, version),
    CONSTRAINT ck_no_longer_needed_version CHECK (version >= 1),
    CONSTRAINT ck_no_longer_needed_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_no_longer_needed_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_no_longer_needed_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_no_longer_needed_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_no_longer_needed_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_no_longer_needed_contract_id ON no_longer_needed (contract_id);

CREATE INDEX ix_no_longer_needed_holding_id ON no_longer_needed (holding_id);

CREATE INDEX ix_no_longer_needed_id ON no_longer_needed (id);

CREATE UNIQUE INDEX uq_no_longer_needed_current_contract_id_holding_id ON no_longer_needed (contract_id, holding_id) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_no_longer_needed_current_id ON no_longer_needed (id) WHERE superseded_seq IS NULL;

CREATE TABLE outsourcing_medium (
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    medium VARCHAR(40),
    child_id INTEGER NOT NULL,
    of_row BIGINT NOT NULL,
    CONSTRAINT pk_outsourcing_medium PRIMARY KEY (child_id),
    CONSTRAINT fk_outsourcing_medium_of_row FOREIGN KEY(of_row) REFERENCES outsourcing (row_id),
    CONSTRAINT uq_outsourcing_medium_of_row_position UNIQUE (of_row, position),
    CONSTRAINT ck_outsourcing_medium_name_filled CHECK (name <> ''),
    CONSTRAINT ck_outsourcing_medium_medium CHECK (medium IN ('paper', 'media', 'computer'))
);

CREATE INDEX ix_outsourcing_medium_of_row ON outsourcing_medium (of_row);

CREATE TABLE place (
    name TEXT NOT NULL,
    address TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'place' NOT NULL,
    CONSTRAINT pk_place PRIMARY KEY (row_id),
    CONSTRAINT ck_place_name_filled CHECK (name <> ''),
    CONSTRAINT ck_place_kind CHECK (kind = 'place'),
    CONSTRAINT uq_place_id_version UNIQUE (id, version),
    CONSTRAINT ck_place_version CHECK (version >= 1),
    CONSTRAINT ck_place_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_place_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_place_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_place_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_place_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_place_contract_id ON place (contract_id);

CREATE INDEX ix_place_id ON place (id);

CREATE UNIQUE INDEX uq_place_current_id ON place (id) WHERE superseded_seq IS NULL;

CREATE TABLE pledge (
    contractor_id CHAR(32) NOT NULL,
    person_id CHAR(32) NOT NULL,
    submitted BOOLEAN NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'pledge' NOT NULL,
    person_kind VARCHAR(40) DEFAULT 'person' NOT NULL,
    contractor_kind VARCHAR(40) DEFAULT 'contractor' NOT NULL,
    contract_kind VARCHAR(40) DEFAULT 'contract' NOT NULL,
    CONSTRAINT pk_pledge PRIMARY KEY (row_id),
    CONSTRAINT fk_pledge_person_id_person_kind_contractor_id FOREIGN KEY(person_id, person_kind, contractor_id) REFERENCES entity (id, kind, owner_id),
    CONSTRAINT ck_pledge_person_kind CHECK (person_kind = 'person'),
    CONSTRAINT ck_pledge_contractor_kind CHECK (contractor_kind = 'contractor'),
    CONSTRAINT fk_pledge_contractor_id_contractor_kind FOREIGN KEY(contractor_id, contractor_kind) REFERENCES entity (id, kind),
    CONSTRAINT fk_pledge_contract_id_contract_kind_contractor_id FOREIGN KEY(contract_id, contract_kind, contractor_id) REFERENCES entity (id, kind, owner_id),
    CONSTRAINT ck_pledge_contract_kind CHECK (contract_kind = 'contract'),
    CONSTRAINT ck_pledge_kind CHECK (kind = 'pledge'),
    CONSTRAINT uq_pledge_id_version UNIQUE (id, version),
    CONSTRAINT ck_pledge_version CHECK (version >= 1),
    CONSTRAINT ck_pledge_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_pledge_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_pledge_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_pledge_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_pledge_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_pledge_contract_id ON pledge (contract_id);

CREATE INDEX ix_pledge_id ON pledge (id);

CREATE INDEX ix_pledge_person_id ON pledge (person_id);

CREATE UNIQUE INDEX uq_pledge_current_id ON pledge (id) WHERE superseded_seq IS NULL;

CREATE TABLE public_notice (
    publication_id CHAR(32) NOT NULL,
    where_published TEXT,
    text TEXT NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'public_notice' NOT NULL,
    publication_kind VARCHAR(40) DEFAULT 'publication_decision' NOT NULL,
    CONSTRAINT pk_public_notice PRIMARY KEY (row_id),
    CONSTRAINT ck_public_notice_publication_kind CHECK (publication_kind = 'publication_decision'),
    CONSTRAINT fk_public_notice_publication_id_publication_kind_contract_id FOREIGN KEY(publication_id, publication_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_public_notice_text_filled CHECK (text <> ''),
    CONSTRAINT ck_public_notice_kind CHECK (kind = 'public_notice'),
    CONSTRAINT uq_public_notice_id_version UNIQUE (id, version),
    CONSTRAINT ck_public_notice_version CHECK (version >= 1),
    CONSTRAINT ck_public_notice_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_public_notice_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_public_notice_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_public_notice_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_public_notice_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_public_notice_contract_id ON public_notice (contract_id);

CREATE INDEX ix_public_notice_id ON public_notice (id);

CREATE INDEX ix_public_notice_publication_id ON public_notice (publication_id);

CREATE UNIQUE INDEX uq_public_notice_current_id ON public_notice (id) WHERE superseded_seq IS NULL;

CREATE TABLE publication_decision (
    breach_id CHAR(32) NOT NULL,
    publish BOOLEAN NOT NULL,
    ground TEXT,
    decided_by TEXT,
    confirmed_by TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'publication_decision' NOT NULL,
    breach_kind VARCHAR(40) DEFAULT 'breach_decision' NOT NULL,
    CONSTRAINT pk_publication_decision PRIMARY KEY (row_id),
    CONSTRAINT ck_publication_decision_breach_kind CHECK (breach_kind = 'breach_decision'),
    CONSTRAINT fk_publication_decision_breach_id_breach_kind_contract_id FOREIGN KEY(breach_id, breach_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_publication_decision_two_people CHECK (decided_by <> confirmed_by),
    CONSTRAINT ck_publication_decision_kind CHECK (kind = 'publication_decision'),
    CONSTRAINT uq_publication_decision_id_version UNIQUE (id, version),
    CONSTRAINT ck_publication_decision_version CHECK (version >= 1),
    CONSTRAINT ck_publication_decision_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_publication_decision_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_publication_decision_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_publication_decision_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_publication_decision_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_publication_decision_breach_id ON publication_decision (breach_id);

CREATE INDEX ix_publication_decision_contract_id ON publication_decision (contract_id);

CREATE INDEX ix_publication_decision_id ON publication_decision (id);

CREATE UNIQUE INDEX uq_publication_decision_current_contract_id_breach_id ON publication_decision (contract_id, breach_id) WHERE superseded_seq IS NULL AND void_reason IS NULL;

CREATE UNIQUE INDEX uq_publication_decision_current_id ON publication_decision (id) WHERE superseded_seq IS NULL;

CREATE TABLE recheck (
    confirmed BOOLEAN NOT NULL,
    checked_by TEXT,
    finding_id CHAR(32) NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'recheck' NOT NULL,
    finding_kind VARCHAR(40) DEFAULT 'finding' NOT NULL,
    CONSTRAINT pk_recheck PRIMARY KEY (row_id),
    CONSTRAINT ck_recheck_finding_kind CHECK (finding_kind = 'finding'),
    CONSTRAINT fk_recheck_finding_id_finding_kind_contract_id FOREIGN KEY(finding_id, finding_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_recheck_kind CHECK (kind = 'recheck'),
    CONSTRAINT uq_recheck_id_version UNIQUE (id, version),
    CONSTRAINT ck_recheck_version CHECK (version >= 1),
    CONSTRAINT ck_recheck_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_recheck_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_recheck_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_recheck_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_recheck_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_recheck_contract_id ON recheck (contract_id);

CREATE INDEX ix_recheck_finding_id ON recheck (finding_id);

CREATE INDEX ix_recheck_id ON recheck (id);

CREATE UNIQUE INDEX uq_recheck_current_id ON recheck (id) WHERE superseded_seq IS NULL;

CREATE TABLE recognition (
    matter TEXT NOT NULL,
    recognised_by TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'recognition' NOT NULL,
    CONSTRAINT pk_recognition PRIMARY KEY (row_id),
    CONSTRAINT ck_recognition_matter_filled CHECK (matter <> ''),
    CONSTRAINT ck_recognition_kind CHECK (kind = 'recognition'),
    CONSTRAINT uq_recognition_id_version UNIQUE (id, version),
    CONSTRAINT ck_recognition_version CHECK (version >= 1),
    CONSTRAINT ck_recognition_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_recognition_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_recognition_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_recognition_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_recognition_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_recognition_contract_id ON recognition (contract_id);

CREATE INDEX ix_recognition_id ON recognition (id);

CREATE UNIQUE INDEX uq_recognition_current_id ON recognition (id) WHERE superseded_seq IS NULL;

CREATE TABLE removal (
    consent_id CHAR(32),
    returned_on DATE,
    what TEXT,
    medium_label TEXT,
    destination TEXT,
    carried_by TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'removal' NOT NULL,
    consent_kind VARCHAR(40) DEFAULT 'consent_request' NOT NULL,
    CONSTRAINT pk_removal PRIMARY KEY (row_id),
    CONSTRAINT ck_removal_consent_kind CHECK (consent_kind = 'consent_request'),
    CONSTRAINT fk_removal_consent_id_consent_kind_contract_id FOREIGN KEY(consent_id, consent_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_removal_returned_on_in_order CHECK (returned_on >= happened_on),
    CONSTRAINT ck_removal_kind CHECK (kind = 'removal'),
    CONSTRAINT uq_removal_id_version UNIQUE (id, version),
    CONSTRAINT ck_removal_version CHECK (version >= 1),
    CONSTRAINT ck_removal_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_removal_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_removal_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_removal_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_removal_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_removal_contract_id ON removal (contract_id);

CREATE INDEX ix_removal_id ON removal (id);

CREATE UNIQUE INDEX uq_removal_current_id ON removal (id) WHERE superseded_seq IS NULL;

CREATE TABLE reported_measure (
    position INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    party VARCHAR(40) NOT NULL,
    category VARCHAR(40) NOT NULL,
    text TEXT NOT NULL,
    clauses JSON NOT NULL,
    child_id INTEGER NOT NULL,
    of_row BIGINT NOT NULL,
    CONSTRAINT pk_reported_measure PRIMARY KEY (child_id),
    CONSTRAINT fk_reported_measure_of_row FOREIGN KEY(of_row) REFERENCES measures_report (row_id),
    CONSTRAINT uq_reported_measure_of_row_key UNIQUE (of_row, "key"),
    CONSTRAINT ck_reported_measure_key_filled CHECK (key <> ''),
    CONSTRAINT ck_reported_measure_text_filled CHECK (text <> ''),
    CONSTRAINT ck_reported_measure_party CHECK (party IN ('ward', 'contractor')),
    CONSTRAINT ck_reported_measure_measurecategory CHECK (category IN ('operations', 'system'))
);

CREATE INDEX ix_reported_measure_of_row ON reported_measure (of_row);

CREATE TABLE review (
    subject_id CHAR(32) NOT NULL,
    subject_kind VARCHAR(40) NOT NULL,
    accepted BOOLEAN NOT NULL,
    reason TEXT,
    reviewed_by TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'review' NOT NULL,
    CONSTRAINT pk_review PRIMARY KEY (row_id),
    CONSTRAINT fk_review_subject_id_subject_kind_contract_id FOREIGN KEY(subject_id, subject_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_review_a_return_says_why CHECK (accepted OR (reason IS NOT NULL AND reason <> '')),
    CONSTRAINT ck_review_kind CHECK (kind = 'review'),
    CONSTRAINT uq_review_id_version UNIQUE (id, version),
    CONSTRAINT ck_review_version CHECK (version >= 1),
    CONSTRAINT ck_review_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_review_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_review_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_review_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_review_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_review_contract_id ON review (contract_id);

CREATE INDEX ix_review_id ON review (id);

CREATE INDEX ix_review_subject_id ON review (subject_id);

CREATE UNIQUE INDEX uq_review_current_id ON review (id) WHERE superseded_seq IS NULL;

CREATE TABLE status_report (
    request_id CHAR(32) NOT NULL,
    answer TEXT,
    submitted BOOLEAN NOT NULL,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'status_report' NOT NULL,
    request_kind VARCHAR(40) DEFAULT 'status_request' NOT NULL,
    CONSTRAINT pk_status_report PRIMARY KEY (row_id),
    CONSTRAINT ck_status_report_request_kind CHECK (request_kind = 'status_request'),
    CONSTRAINT fk_status_report_request_id_request_kind_contract_id FOREIGN KEY(request_id, request_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_status_report_kind CHECK (kind = 'status_report'),
    CONSTRAINT uq_status_report_id_version UNIQUE (id, version),
    CONSTRAINT ck_status_report_version CHECK (version >= 1),
    CONSTRAINT ck_status_report_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_status_report_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_status_report_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_status_report_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_status_report_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_status_report_contract_id ON status_report (contract_id);

CREATE INDEX ix_status_report_id ON status_report (id);

CREATE INDEX ix_status_report_request_id ON status_report (request_id);

CREATE UNIQUE INDEX uq_status_report_current_id ON status_report (id) WHERE superseded_seq IS NULL;

CREATE TABLE status_request (
    due_on DATE,
    self_check BOOLEAN NOT NULL,
    question TEXT,
    asked_by TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'status_request' NOT NULL,
    CONSTRAINT pk_status_request PRIMARY KEY (row_id),
    CONSTRAINT ck_status_request_due_on_in_order CHECK (due_on >= happened_on),
    CONSTRAINT ck_status_request_kind CHECK (kind = 'status_request'),
    CONSTRAINT uq_status_request_id_version UNIQUE (id, version),
    CONSTRAINT ck_status_request_version CHECK (version >= 1),
    CONSTRAINT ck_status_request_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_status_request_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_status_request_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_status_request_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_status_request_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_status_request_contract_id ON status_request (contract_id);

CREATE INDEX ix_status_request_id ON status_request (id);

CREATE UNIQUE INDEX uq_status_request_current_id ON status_request (id) WHERE superseded_seq IS NULL;

CREATE TABLE stocktake (
    holding_id CHAR(32) NOT NULL,
    counted INTEGER NOT NULL,
    counted_by TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'stocktake' NOT NULL,
    holding_kind VARCHAR(40) DEFAULT 'holding' NOT NULL,
    CONSTRAINT pk_stocktake PRIMARY KEY (row_id),
    CONSTRAINT ck_stocktake_holding_kind CHECK (holding_kind = 'holding'),
    CONSTRAINT fk_stocktake_holding_id_holding_kind_contract_id FOREIGN KEY(holding_id, holding_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_stocktake_counted CHECK (counted >= 0),
    CONSTRAINT ck_stocktake_kind CHECK (kind = 'stocktake'),
    CONSTRAINT uq_stocktake_id_version UNIQUE (id, version),
    CONSTRAINT ck_stocktake_version CHECK (version >= 1),
    CONSTRAINT ck_stocktake_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_stocktake_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_stocktake_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_stocktake_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_stocktake_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_stocktake_contract_id ON stocktake (contract_id);

CREATE INDEX ix_stocktake_holding_id ON stocktake (holding_id);

CREATE INDEX ix_stocktake_id ON stocktake (id);

CREATE UNIQUE INDEX uq_stocktake_current_id ON stocktake (id) WHERE superseded_seq IS NULL;

CREATE TABLE subcontracting (
    consent_id CHAR(32),
    third_party TEXT,
    work TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'subcontracting' NOT NULL,
    consent_kind VARCHAR(40) DEFAULT 'consent_request' NOT NULL,
    CONSTRAINT pk_subcontracting PRIMARY KEY (row_id),
    CONSTRAINT ck_subcontracting_consent_kind CHECK (consent_kind = 'consent_request'),
    CONSTRAINT fk_subcontracting_consent_id_consent_kind_contract_id FOREIGN KEY(consent_id, consent_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_subcontracting_kind CHECK (kind = 'subcontracting'),
    CONSTRAINT uq_subcontracting_id_version UNIQUE (id, version),
    CONSTRAINT ck_subcontracting_version CHECK (version >= 1),
    CONSTRAINT ck_subcontracting_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_subcontracting_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_subcontracting_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT fk_subcontracting_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_subcontracting_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_subcontracting_contract_id ON subcontracting (contract_id);

CREATE INDEX ix_subcontracting_id ON subcontracting (id);

CREATE UNIQUE INDEX uq_subcontracting_current_id ON subcontracting (id) WHERE superseded_seq IS NULL;

CREATE TABLE term_change (
    change_kind VARCHAR(40) NOT NULL,
    end_on DATE,
    reason TEXT,
    happened_on DATE NOT NULL,
    note TEXT,
    contract_id CHAR(32) NOT NULL,
    row_id INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    recorded_seq BIGINT NOT NULL,
    superseded_seq BIGINT,
    void_reason TEXT,
    kind VARCHAR(40) DEFAULT 'term_change' NOT NULL,
    CONSTRAINT pk_term_change PRIMARY KEY (row_id),
    CONSTRAINT ck_term_change_kind CHECK (kind = 'term_change'),
    CONSTRAINT uq_term_change_id_version UNIQUE (id, version),
    CONSTRAINT ck_term_change_version CHECK (version >= 1),
    CONSTRAINT ck_term_change_superseded_later CHECK (superseded_seq > recorded_seq),
    CONSTRAINT ck_term_change_void_reason CHECK (void_reason <> ''),
    CONSTRAINT fk_term_change_id_kind_contract_id FOREIGN KEY(id, kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT ck_term_change_termchangekind CHECK (change_kind IN ('extension', 'early_termination', 'end_known')),
    CONSTRAINT fk_term_change_recorded_seq FOREIGN KEY(recorded_seq) REFERENCES trail_entry (seq),
    CONSTRAINT fk_term_change_superseded_seq FOREIGN KEY(superseded_seq) REFERENCES trail_entry (seq)
);

CREATE INDEX ix_term_change_contract_id ON term_change (contract_id);

CREATE INDEX ix_term_change_id ON term_change (id);

CREATE UNIQUE INDEX uq_term_change_current_id ON term_change (id) WHERE superseded_seq IS NULL;

CREATE TABLE collection_consent (
    contract_id CHAR(32) NOT NULL,
    consent_id CHAR(32) NOT NULL,
    child_id INTEGER NOT NULL,
    of_row BIGINT NOT NULL,
    consent_kind VARCHAR(40) DEFAULT 'consent_request' NOT NULL,
    CONSTRAINT pk_collection_consent PRIMARY KEY (child_id),
    CONSTRAINT fk_collection_consent_of_row_contract_id FOREIGN KEY(of_row, contract_id) REFERENCES collection (row_id, contract_id),
    CONSTRAINT ck_collection_consent_consent_kind CHECK (consent_kind = 'consent_request'),
    CONSTRAINT fk_collection_consent_consent_id_consent_kind_contract_id FOREIGN KEY(consent_id, consent_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT uq_collection_consent_of_row_consent_id UNIQUE (of_row, consent_id)
);

CREATE INDEX ix_collection_consent_of_row ON collection_consent (of_row);

CREATE TABLE designation_list (
    contract_id CHAR(32) NOT NULL,
    list_id CHAR(32) NOT NULL,
    child_id INTEGER NOT NULL,
    of_row BIGINT NOT NULL,
    list_kind VARCHAR(40) DEFAULT 'handler_list' NOT NULL,
    CONSTRAINT pk_designation_list PRIMARY KEY (child_id),
    CONSTRAINT fk_designation_list_of_row_contract_id FOREIGN KEY(of_row, contract_id) REFERENCES designation (row_id, contract_id),
    CONSTRAINT ck_designation_list_list_kind CHECK (list_kind = 'handler_list'),
    CONSTRAINT fk_designation_list_list_id_list_kind_contract_id FOREIGN KEY(list_id, list_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT uq_designation_list_of_row_list_id UNIQUE (of_row, list_id)
);

CREATE INDEX ix_designation_list_list_id ON designation_list (list_id);

CREATE INDEX ix_designation_list_of_row ON designation_list (of_row);

CREATE TABLE erased_holding (
    contract_id CHAR(32) NOT NULL,
    holding_id CHAR(32) NOT NULL,
    child_id INTEGER NOT NULL,
    of_row BIGINT NOT NULL,
    holding_kind VARCHAR(40) DEFAULT 'holding' NOT NULL,
    CONSTRAINT pk_erased_holding PRIMARY KEY (child_id),
    CONSTRAINT fk_erased_holding_of_row_contract_id FOREIGN KEY(of_row, contract_id) REFERENCES erasure (row_id, contract_id),
    CONSTRAINT ck_erased_holding_holding_kind CHECK (holding_kind = 'holding'),
    CONSTRAINT fk_erased_holding_holding_id_holding_kind_contract_id FOREIGN KEY(holding_id, holding_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT uq_erased_holding_of_row_holding_id UNIQUE (of_row, holding_id)
);

CREATE INDEX ix_erased_holding_holding_id ON erased_holding (holding_id);

CREATE INDEX ix_erased_holding_of_row ON erased_holding (of_row);

CREATE TABLE instructed_holding (
    contract_id CHAR(32) NOT NULL,
    holding_id CHAR(32) NOT NULL,
    child_id INTEGER NOT NULL,
    of_row BIGINT NOT NULL,
    holding_kind VARCHAR(40) DEFAULT 'holding' NOT NULL,
    CONSTRAINT pk_instructed_holding PRIMARY KEY (child_id),
    CONSTRAINT fk_instructed_holding_of_row_contract_id FOREIGN KEY(of_row, contract_id) REFERENCES instruction (row_id, contract_id),
    CONSTRAINT ck_instructed_holding_holding_kind CHECK (holding_kind = 'holding'),
    CONSTRAINT fk_instructed_holding_holding_id_holding_kind_contract_id FOREIGN KEY(holding_id, holding_kind, contract_id) REFERENCES belonging (entity_id, kind, contract_id),
    CONSTRAINT uq_instructed_holding_of_row_holding_id UNIQUE (of_row, holding_id)
);

CREATE INDEX ix_instructed_holding_holding_id ON instructed_holding (holding_id);

CREATE INDEX ix_instructed_holding_of_row ON instructed_holding (of_row);
