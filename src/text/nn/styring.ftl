# Leiing og analyse, nynorsk.

nav-styring = Styring
styring-tittel = Styring, { $maned }
styring-lead = Dei same tala som i månadsrapporten, slik dei er kjende no. Ein månad som ikkje er ferdig, er talt så langt.
styring-lead-egne = Kommunen sine eigne tal, talde etter dei same reglane som månadsrapporten. Ein månad som ikkje er ferdig, er talt så langt.
styring-tall = Tal for månaden
styring-opp = { $antall } fleire enn i { $maned }
styring-ned = { $antall } færre enn i { $maned }
styring-likt = Som i { $maned }
styring-regler = Teljereglar:
styring-som-tabell = Vis som tabell
styring-last-ned = Last ned som CSV
styring-til-anmodninger = Sjå oppmodingane
styring-til-brudd = Sjå dei moglege brota
