# Ledelse og analyse, bokmål.

nav-styring = Styring
styring-tittel = Styring, { $maned }
styring-lead = De samme tallene som i månedsrapporten, slik de er kjent nå. En måned som ikke er ferdig, er talt så langt.
styring-lead-egne = Kommunens egne tall, talt etter de samme reglene som månedsrapporten. En måned som ikke er ferdig, er talt så langt.
styring-tall = Tall for måneden
styring-opp = { $antall } flere enn i { $maned }
styring-ned = { $antall } færre enn i { $maned }
styring-likt = Som i { $maned }
styring-regler = Telleregler:
styring-som-tabell = Vis som tabell
styring-last-ned = Last ned som CSV
styring-til-anmodninger = Se anmodningene
styring-til-brudd = Se de mulige bruddene
