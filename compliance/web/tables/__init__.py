"""Tables that list rows: declared once, sorted and narrowed by the address, paged by key, exported as they are shown.

    COLUMNS = (Column("number", _("契約番号"), lambda line: line.number, sorts=True), …)   # `_` is `lazy_gettext`
    CONTRACTS = Table("contracts", _("契約"), COLUMNS, Order("number"))

    asked, query = CONTRACTS.asked(request.args), Query(request.args)
    listing = contract_listing(visitor().scope, …)              # a `compliance.store.queries.paging.Listing`
    narrowing = Narrowing((search_field(query), …), conditions=(…), as_of=day)
    with desk().reading() as session:
        if asked.workbook:
            return workbook(session, CONTRACTS, asked, listing, narrowing)
        shown = page_of(session, CONTRACTS, asked, listing, narrowing)
    return render("officer/contracts.html", shown=shown)

The template calls `listing(shown, {"number": number_cell})` of `parts/tables.html`; a macro shows a cell of its column.
"""
