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

## Saken på én side
mappe-tittel = Saken i korte trekk
mappe-spurt = Hva det ble bedt om
mappe-spurt-linje = { $kommune } ba om { $tiltak }, { $type }. { $hjemmel }
mappe-meldt = Behovet meldt
mappe-meldt-linje = { $tid }, meldt via: { $kanal }
mappe-forste-tilbud = Første tilbud
mappe-tilbud = Alle tilbud
mappe-ingen-tilbud = Ingen tilbud
mappe-innflytting = Innflyttet
mappe-ikke-ennaa = Ikke ennå
mappe-etter = { $tid }, { $etter } etter at behovet ble meldt
mappe-ventet = Ventetid
mappe-ventet-hos = Hvem det ble ventet på
mappe-sted = Hvor barnet var
mappe-forsokt = Forsøkt, og hva som skjedde imens
mappe-ingen-skade = Ingen skadehendelser er ført.
mappe-skade = Skadehendelser: { $hva }.
mappe-omstridt = Hva som er omstridt
mappe-ikke-omstridt = Ingenting er ført som omstridt.
mappe-norm = Normen ble passert { $tid }. { $status }.
mappe-uegnet = Kommunen holdt tilbudet for uegnet: { $hva }.
mappe-ubesvart = { $antall ->
    [one] Ett spørsmål er ubesvart.
   *[other] { $antall } spørsmål er ubesvart.
}

## Tilbakemelding til kommunen og Bufetat
tilbakemelding-tittel = Statsforvalteren har konkludert
tilbakemelding-embetet = Statsforvalteren
tilbakemelding-brev = { $embete } har ført tilsyn med saken og konkluderte { $dato }: { $konklusjon }.
tilbakemelding-brudd = Det betyr at statsforvalteren har konstatert et brudd på bistandsplikten.
tilbakemelding-delvis = Det betyr at statsforvalteren fant brudd i noe av det saken gjaldt.
tilbakemelding-ikke-brudd = Det betyr at statsforvalteren ikke fant brudd på bistandsplikten.
tilbakemelding-ikke-vurdert = Det betyr at statsforvalteren ikke har tatt stilling til om bistandsplikten ble brutt.

## Det kommunene har bedt om
henvist-tittel = Bedt om tilsyn, ikke åpnet
henvist-lead = Kommunen har bedt embetet se på saken. Når tilsynet åpnes, trengs ingen egen begrunnelse.
henvist-bedt = Bedt om tilsyn { $tid }. Har ventet { $ventet }.
henvist-apne = Åpne tilsyn

## Listen over mulige brudd
filter-hjemmel = Hjemmel
filter-alder = Alder
filter-tilsyn = Tilsyn
filter-eldre-enn = { $antall ->
    [one] Eldre enn 1 døgn
   *[other] Eldre enn { $antall } døgn
}
kol-alder = Alder

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

## Flere saker i én avgjørelse
flere-tittel = Konkluder flere tilsynssaker
flere-lenke = Konkluder flere i én avgjørelse
flere-lead = Like saker kan konkluderes i én avgjørelse. Hver sak får sin egen konklusjon. Kan én ikke konkluderes, blir ingen av dem det.
flere-tom = Ingen åpne tilsynssaker.
flere-velg = Saker som avgjørelsen gjelder
flere-linje = Om denne saken
flere-se = Se saken
flere-felles-tekst = Gjelder hver sak som ikke har en egen linje. Bare embetet ser det.
flere-send = Konkluder sakene
