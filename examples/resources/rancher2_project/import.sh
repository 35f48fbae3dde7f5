terraform import rancher2_project.shop c-abcde:p-fghij
