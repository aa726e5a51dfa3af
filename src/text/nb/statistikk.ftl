# Statistikk: fritt utvalg.

nav-statistikk = Statistikk
statistikk-lead = Tall for de månedene og det utvalget du velger, talt etter de samme reglene som månedsrapporten og slik de er kjent nå.
statistikk-lead-egne = Kommunens egne tall for de månedene og det utvalget du velger, talt etter de samme reglene som månedsrapporten og slik de er kjent nå.
statistikk-lead-region = Regionens tall for de månedene og det utvalget du velger, talt etter de samme reglene som månedsrapporten og slik de er kjent nå.
statistikk-lead-grov = Tall for landet og regionene for de månedene du velger, talt etter de samme reglene som månedsrapporten. Kommune, hjemmel og alvorlighetsgrad kan ikke velges, for så små utsnitt kan peke på ett barn.
statistikk-fra = Fra og med måned
statistikk-til = Til og med måned
statistikk-type = Akutt eller planlagt
statistikk-talt = Tall for { $periode }
statistikk-tomt = Ingen anmodninger, tilbud eller mulige brudd i dette utvalget. Velg flere måneder eller et videre utvalg.
statistikk-xlsx = Last ned alle tabellene (XLSX)
rapport-statistikk-tittel = Statistikk, { $periode }
rapport-statistikk-anmodninger = Anmodninger og utfall per måned, { $periode }
rapport-statistikk-ventetid = Tid fra behovet ble meldt, { $periode }
rapport-statistikk-mulige-brudd = Mulige brudd per måned og alvorlighetsgrad, { $periode }
rapport-statistikk-svar = Svar på tilbudene, { $periode }
rapport-tid-til = Tid til
rapport-til-egnet-tilbud = Første egnede tilbud
rapport-til-innflytting = Innflytting
rapport-note-utvalg-kommune = Utvalg: kommunenummer { $verdi }, med nummeret kommunen hadde da det skjedde.
rapport-note-utvalg-hjemmel = Utvalg: { $verdi }.
rapport-note-utvalg-type = Utvalg: { $verdi }.
rapport-note-utvalg-alvor = Utvalg: mulige brudd med nivået «{ $verdi }», og anmodningene som har et slikt.
