//! What the list says, as plain records. Every form fills the same ones: a record asks for its values by the names that
//! the XML gives them, and each form knows where it keeps a value of that name. No meaning here. An empty text means
//! that nothing is given.

/// Gives the value of an attribute by its official name (`wholeName`), empty if there is none.
pub(super) type Lookup<'a> = &'a dyn Fn(&str) -> String;

/// A legal act that an entry or a part of it rests on: `regulation` or `regulationSummary`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Act {
    /// `regulation`, `amendment`, `repealing`.
    pub(super) kind: String,
    /// `council`, `commission`, `un`.
    pub(super) organisation: String,
    pub(super) published: String,
    /// `2019/555 (OJ L97)`.
    pub(super) title: String,
    pub(super) programme: String,
}

impl Act {
    pub(super) const FIELDS: &'static [&'static str] = &[
        "regulationType",
        "organisationType",
        "publicationDate",
        "entryIntoForceDate",
        "numberTitle",
        "programme",
        "publicationUrl",
        "logicalId",
        "corrigendum",
    ];

    pub(super) fn read(get: Lookup<'_>) -> Self {
        Self {
            kind: get("regulationType"),
            organisation: get("organisationType"),
            published: get("publicationDate"),
            title: get("numberTitle"),
            programme: get("programme"),
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// A record whose values are all texts, with the remarks and acts that belong to it.
macro_rules! record {
    ($(#[$about:meta])* $name:ident { $($field:ident = $official:literal),* $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub(super) struct $name {
            $(pub(super) $field: String,)*
            /// Remarks and additional information.
            pub(super) remarks: Vec<String>,
            /// Acts that put this there.
            pub(super) acts: Vec<Act>,
        }

        impl $name {
            /// Official names of the values.
            pub(super) const FIELDS: &'static [&'static str] = &[$($official),*];

            pub(super) fn read(get: Lookup<'_>) -> Self {
                Self { $($field: get($official),)* remarks: Vec::new(), acts: Vec::new() }
            }
        }
    };
}

record!(
    /// `nameAlias`.
    NameAlias {
        logical_id = "logicalId",
        first = "firstName",
        middle = "middleName",
        last = "lastName",
        whole = "wholeName",
        function = "function",
        gender = "gender",
        title = "title",
        language = "nameLanguage",
        strong = "strong",
    }
);

record!(
    /// `address`.
    AddressRecord {
        logical_id = "logicalId",
        city = "city",
        street = "street",
        post_box = "poBox",
        zip_code = "zipCode",
        region = "region",
        place = "place",
        at_listing = "asAtListingTime",
        contact = "contactInfo",
        country_code = "countryIso2Code",
        country_name = "countryDescription",
        number = "number",
    }
);

record!(
    /// `birthdate`.
    Birth {
        logical_id = "logicalId",
        date = "birthdate",
        day = "dayOfMonth",
        month = "monthOfYear",
        year = "year",
        from_year = "yearRangeFrom",
        to_year = "yearRangeTo",
        circa = "circa",
        calendar = "calendarType",
        city = "city",
        zip_code = "zipCode",
        region = "region",
        place = "place",
        country_code = "countryIso2Code",
        country_name = "countryDescription",
    }
);

record!(
    /// `identification`.
    Paper {
        logical_id = "logicalId",
        number = "number",
        latin_number = "latinNumber",
        kind = "identificationTypeCode",
        kind_name = "identificationTypeDescription",
        name_on_document = "nameOnDocument",
        issued_by = "issuedBy",
        issued_on = "issueDate",
        valid_from = "validFrom",
        valid_to = "validTo",
        diplomatic = "diplomatic",
        known_expired = "knownExpired",
        known_false = "knownFalse",
        reported_lost = "reportedLost",
        revoked = "revokedByIssuer",
        region = "region",
        country_code = "countryIso2Code",
        country_name = "countryDescription",
    }
);

record!(
    /// `citizenship`.
    Citizenship {
        logical_id = "logicalId",
        region = "region",
        country_code = "countryIso2Code",
        country_name = "countryDescription",
        acquired_on = "acquisitionDate",
        lost_on = "disenfranchisementDate",
    }
);

record!(
    /// The attributes of `sanctionEntity`; its acts are the elements `regulation`.
    Header {
        logical_id = "logicalId",
        reference = "euReferenceNumber",
        united_nations_id = "unitedNationId",
        designated_on = "designationDate",
        designation_details = "designationDetails",
        delisted_on = "delistingDate",
    }
);

/// One party.
#[derive(Debug, Clone, Default)]
pub(super) struct SanctionEntity {
    pub(super) header: Header,
    /// `person`, `enterprise`, or `P`, `E`.
    pub(super) subject: String,
    pub(super) names: Vec<NameAlias>,
    pub(super) addresses: Vec<AddressRecord>,
    pub(super) births: Vec<Birth>,
    pub(super) papers: Vec<Paper>,
    pub(super) citizenships: Vec<Citizenship>,
    /// What the reader of the form does not know, verbatim.
    pub(super) unknown: Vec<String>,
}

impl SanctionEntity {
    /// Every act that is named anywhere in the entry.
    pub(super) fn all_acts(&self) -> impl Iterator<Item = &Act> {
        self.header
            .acts
            .iter()
            .chain(self.names.iter().flat_map(|part| &part.acts))
            .chain(self.addresses.iter().flat_map(|part| &part.acts))
            .chain(self.births.iter().flat_map(|part| &part.acts))
            .chain(self.papers.iter().flat_map(|part| &part.acts))
            .chain(self.citizenships.iter().flat_map(|part| &part.acts))
    }

    /// How messages name the entry.
    pub(super) fn name_for_messages(&self) -> &str {
        if self.header.reference.is_empty() { &self.header.logical_id } else { &self.header.reference }
    }
}
