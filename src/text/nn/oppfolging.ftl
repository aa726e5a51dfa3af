# Oppfølging av barnet og saka, nynorsk.

## Medverknaden til barnet
medvirkning = Medverknaden til barnet
medvirkning-hort = Om barnet er fortalt og høyrt
medvirkning-hort-linje = { $hva }, { $tid }
medvirkning-ikke-fort = Ikkje ført enno
medvirkning-alternativ = Om eit alternativ ({ $hva })
medvirkning-syn-fort = Synet til barnet er ført.
medvirkning-syn-ikke-fort = Synet til barnet er ikkje ført.
medvirkning-vekt-fort = Vektlegginga er ført.
medvirkning-vekt-ikke-fort = Vektlegginga er ikkje ført.
medvirkning-hort-hjelp = Barnet har rett til å medverke (barnevernsloven § 1-4). Hastar det, kan dette førast etterpå.
medvirkning-hvorfor-hjelp = Blir fylt ut berre når barnet ikkje er høyrt.
akt-medvirkning = Før medverknaden til barnet
akt-medvirkning-send = Lagre medverknaden til barnet
akt-hendelse-child-view-of-place = Før synet til barnet på eit alternativ
