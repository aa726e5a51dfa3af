# Statistikk: fritt utval.

nav-statistikk = Statistikk
statistikk-lead = Tal for dei månadene og det utvalet du vel, talde etter dei same reglane som månadsrapporten og slik dei er kjende no.
statistikk-lead-egne = Kommunen sine eigne tal for dei månadene og det utvalet du vel, talde etter dei same reglane som månadsrapporten og slik dei er kjende no.
statistikk-lead-region = Regionen sine tal for dei månadene og det utvalet du vel, talde etter dei same reglane som månadsrapporten og slik dei er kjende no.
statistikk-lead-grov = Tal for landet og regionane for dei månadene du vel, talde etter dei same reglane som månadsrapporten. Kommune, heimel og alvorsgrad kan ikkje veljast, for så små utsnitt kan peike på eitt barn.
statistikk-fra = Frå og med månad
statistikk-til = Til og med månad
statistikk-type = Akutt eller planlagt
statistikk-talt = Tal for { $periode }
statistikk-tomt = Ingen oppmodingar, tilbod eller moglege brot i dette utvalet. Vel fleire månader eller eit vidare utval.
statistikk-xlsx = Last ned alle tabellane (XLSX)
rapport-statistikk-tittel = Statistikk, { $periode }
rapport-statistikk-anmodninger = Oppmodingar og utfall per månad, { $periode }
rapport-statistikk-ventetid = Tid frå behovet vart meldt, { $periode }
rapport-statistikk-mulige-brudd = Moglege brot per månad og alvorsgrad, { $periode }
rapport-statistikk-svar = Svar på tilboda, { $periode }
rapport-tid-til = Tid til
rapport-til-egnet-tilbud = Første eigna tilbod
rapport-til-innflytting = Innflytting
rapport-note-utvalg-kommune = Utval: kommunenummer { $verdi }, med nummeret kommunen hadde då det skjedde.
rapport-note-utvalg-hjemmel = Utval: { $verdi }.
rapport-note-utvalg-type = Utval: { $verdi }.
rapport-note-utvalg-alvor = Utval: moglege brot med nivået «{ $verdi }», og oppmodingane som har eit slikt.
