# Statsforvalterens bord, bokmål.

## Tilsynssakene
tilsyn-tittel = Tilsyn
tilsyn-en = Tilsyn med bistandsplikten
tilsyn-caption = Embetets tilsynssaker, de nyeste først
tilsyn-tom = Ingen tilsynssaker ennå. Åpne tilsyn fra et mulig brudd.
tilsyn-apnet = Åpnet
tilsyn-apent = Åpnet { $tid }, uten konklusjon
tilsyn-konkludert = { $konklusjon }, { $dato }
tilsyn-uten-konklusjon = Uten konklusjon
tilsyn-til-brudd = Til det mulige bruddet
tilsyn-hjemmel = Barnevernsloven § 16-3
tilsyn-frist = frist { $dato }
tilsyn-frist-ute = fristen gikk ut { $dato }
tilsyn-begrunnelse = Hvorfor tilsynet ble åpnet
tilsyn-gangen = Gangen i saken
tilsyn-steg-apnet = Tilsynet ble åpnet
tilsyn-steg-konkludert = Konklusjon: { $konklusjon }
tilsyn-klokke-norm = Norm: { $navn }
tilsyn-klokke-lov = Frist i loven: { $navn }

## Handlinger
akt-tilsyn = Åpne tilsyn av eget tiltak
akt-tilsyn-lead = Da får embetet se anmodningen. Skriv hvorfor. Det blir ført i loggen hvem som åpnet, og når.
akt-tilsyn-send = Åpne tilsyn
akt-steg = Neste steg
akt-steg-lead = Steget blir stående slik det føres. Endelig blir saken når du konkluderer.
akt-steg-frist = Siste dag for å svare eller rette. Må fylles ut for kommentarfrist og varsel om pålegg.
akt-steg-ord = Må fylles ut for varsel om pålegg og pålegg. Bare embetet ser det.
akt-steg-send = Før steget
akt-konklusjon = Konkluder
akt-konklusjon-lead = Bare konklusjonen «Brudd på bistandsplikten» konstaterer et brudd. Den kan ikke endres her etterpå.
akt-konklusjon-klokke = Klokken som ble brutt, eller som saken gjaldt.
akt-konklusjon-send = Lagre konklusjonen
