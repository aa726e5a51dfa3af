# Oppfølging av barnet og saken, bokmål.

## Barnets medvirkning
medvirkning = Barnets medvirkning
medvirkning-hort = Om barnet er fortalt og hørt
medvirkning-hort-linje = { $hva }, { $tid }
medvirkning-ikke-fort = Ikke ført ennå
medvirkning-alternativ = Om et alternativ ({ $hva })
medvirkning-syn-fort = Barnets syn er ført.
medvirkning-syn-ikke-fort = Barnets syn er ikke ført.
medvirkning-vekt-fort = Vektleggingen er ført.
medvirkning-vekt-ikke-fort = Vektleggingen er ikke ført.
medvirkning-hort-hjelp = Barnet har rett til å medvirke (barnevernsloven § 1-4). Haster det, kan dette føres etterpå.
medvirkning-hvorfor-hjelp = Fylles ut bare når barnet ikke er hørt.
akt-medvirkning = Før barnets medvirkning
akt-medvirkning-send = Lagre barnets medvirkning
akt-hendelse-child-view-of-place = Før barnets syn på et alternativ
