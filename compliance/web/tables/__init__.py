"""Tables that list rows: declared once, sorted and narrowed by the address, paged by key, exported as they are shown.

    COLUMNS = (Column("number", _("契約番号"), lambda line: line.number, sorts=True), …)   # `_` is `lazy_gettext`
    CONTRACTS = Table("contracts", _("契約"), COLUMNS, Order("number"))

    query = Query(request.args)
    listing = contract_listing(visitor().scope, …)              # a `compliance.store.queries.paging.Listing`
    narrowing = Narrowing((search_field(query, …),), conditions=(…), as_of=day)
    with desk().reading() as session:
        return answer(session, "officer/contracts.html", {"shown": Offer(CONTRACTS, listing, narrowing)})

The template calls `listing(shown, {"number": number_cell})` of `parts/tables.html`; a macro shows a cell of its column.
"""
